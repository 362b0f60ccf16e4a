"""Subprocesses by protocols: what is called, in which order, and what transports tell."""

import asyncio
import signal
import subprocess


class Recorder(asyncio.SubprocessProtocol):
    def __init__(self, name):
        self.name = name
        self.done = asyncio.get_running_loop().create_future()
        self.data = {1: b"", 2: b""}
        self.events = []

    def connection_made(self, transport):
        self.transport = transport
        self.events.append("made")

    def pipe_data_received(self, fd, data):
        self.data[fd] += data

    def pipe_connection_lost(self, fd, exc):
        self.events.append(f"lost {fd} {exc}")

    def process_exited(self):
        self.events.append(f"exited {self.transport.get_returncode()}")

    def connection_lost(self, exc):
        self.events.append(f"connection lost {exc}")
        self.done.set_result(None)


def shown(events):
    # Which of the pipes and the process itself ends first is the system's business.
    return [events[0], *sorted(events[1:-1]), events[-1]]


async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_exec(lambda: Recorder("exec"), "sh", "-c", "cat; echo failed >&2; exit 2")
    print(isinstance(transport, asyncio.SubprocessTransport), transport.get_pid() > 0, transport.get_returncode())
    print(isinstance(transport.get_extra_info("subprocess"), subprocess.Popen), transport.is_closing())
    stdin = transport.get_pipe_transport(0)
    print(isinstance(stdin, asyncio.WriteTransport), isinstance(transport.get_pipe_transport(1), asyncio.ReadTransport))
    print(transport.get_pipe_transport(5), transport.get_protocol() is protocol)
    stdin.write(b"some ")
    stdin.writelines([b"more ", b"data"])
    stdin.write_eof()
    await protocol.done
    print(protocol.data, shown(protocol.events))
    print(transport.get_returncode(), await transport._wait())
    transport.close()
    try:
        transport.send_signal(signal.SIGTERM)
    except ProcessLookupError:
        print("no process any more")

    transport, protocol = await loop.subprocess_shell(lambda: Recorder("shell"), "exec sleep 30", stdin=None, stderr=None)
    print(transport.get_pipe_transport(0), transport.get_pipe_transport(2))
    transport.terminate()
    await protocol.done
    print(shown(protocol.events), transport.get_returncode())

    transport, protocol = await loop.subprocess_exec(lambda: Recorder("closed"), "sleep", "30")
    transport.close()
    await protocol.done
    print(shown(protocol.events), transport.is_closing())


asyncio.run(main())
print(type(asyncio.PidfdChildWatcher()).__mro__[1].__name__)
