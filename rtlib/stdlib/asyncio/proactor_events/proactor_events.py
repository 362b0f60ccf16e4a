"""Event loops over completion ports, which only Windows has: programs ask whether a loop is one."""

__all__ = ("BaseProactorEventLoop",)


class BaseProactorEventLoop:
    """An event loop of Windows."""

    def __init__(self, proactor):
        raise NotImplementedError("event loops over completion ports exist on Windows only")
