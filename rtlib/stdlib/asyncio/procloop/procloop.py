"""The event loop's subprocesses: functions that become methods of the loop."""

import _asyncio


_TARGETS = {-1: "<pipe>", -2: "<stdout>"}


def _check_options(must_shell, universal_newlines, shell, bufsize, text, encoding, errors):
    """Refuses what pipes that are read without blocking cannot have."""
    rules = (
        ("universal_newlines", not universal_newlines, False),
        ("shell", bool(shell) == must_shell, must_shell),
        ("bufsize", bufsize == 0, 0),
        ("text", not text, False),
        ("encoding", encoding is None, None),
        ("errors", errors is None, None),
    )
    for name, fits, must in rules:
        if not fits:
            raise ValueError(f"{name} must be {must}")


def _target(to):
    return isinstance(to, int) and _TARGETS.get(to) or repr(to)


class BaseEventLoop:
    async def subprocess_shell(
        self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, universal_newlines=False, shell=True, bufsize=0,
        encoding=None, errors=None, text=None, **kwargs,
    ):
        """Starts a command in the shell; returns its transport and protocol."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError("cmd must be a string")
        _check_options(True, universal_newlines, shell, bufsize, text, encoding, errors)
        return await self._start_subprocess(protocol_factory, cmd, True, stdin, stdout, stderr, kwargs, f"run shell command {cmd!r}")

    async def subprocess_exec(
        self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1, universal_newlines=False, shell=False, bufsize=0,
        encoding=None, errors=None, text=None, **kwargs,
    ):
        """Starts a program; returns its transport and protocol."""
        _check_options(False, universal_newlines, shell, bufsize, text, encoding, errors)
        popen_args = (program, *args)
        return await self._start_subprocess(protocol_factory, popen_args, False, stdin, stdout, stderr, kwargs, f"execute program {program!r}")

    async def _start_subprocess(self, protocol_factory, args, shell, stdin, stdout, stderr, kwargs, what):
        protocol = protocol_factory()
        debug = self.get_debug()
        if debug:
            self._log_subprocess(what, stdin, stdout, stderr)
        transport = await self._make_subprocess_transport(protocol, args, shell, stdin, stdout, stderr, 0, **kwargs)
        if debug:
            _asyncio._log("info", f"{what}: {transport!r}", None)
        return transport, protocol

    def _log_subprocess(self, message, stdin, stdout, stderr):
        ends = {"stdin": stdin, "stdout": stdout, "stderr": stderr}
        if stdout is not None and stderr == -2:
            ends = {"stdin": stdin, "stdout=stderr": stdout}
        words = [f"{name}={_target(to)}" for name, to in ends.items() if to is not None]
        _asyncio._log("debug", " ".join([message, *words]), None)

    async def _make_subprocess_transport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        import warnings

        from asyncio import base_subprocess, events

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            watcher = events.get_child_watcher()
        with watcher:
            if not watcher.is_active():
                raise RuntimeError("asyncio.get_child_watcher() is not activated, subprocess support is not installed.")
            waiter = self.create_future()
            transport = base_subprocess._UnixSubprocessTransport(
                self, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=waiter, extra=extra, **kwargs
            )
            watcher.add_child_handler(transport.get_pid(), self._child_watcher_callback, transport)
            try:
                await waiter
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                transport.close()
                await transport._wait()
                raise
        return transport

    def _child_watcher_callback(self, pid, returncode, transport):
        self.call_soon_threadsafe(transport._process_exited, returncode)


_asyncio._extend(BaseEventLoop)
