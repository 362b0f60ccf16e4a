"""Running modules by name or path, which a translated program cannot: its modules are fixed when it is translated."""

__all__ = ["run_module", "run_path"]


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    raise NotImplementedError(f"runpy.run_module({mod_name!r}): a translated program cannot run other modules")


def run_path(path_name, init_globals=None, run_name=None):
    raise NotImplementedError(f"runpy.run_path({path_name!r}): a translated program cannot run other programs")
