"""raise ... from None leaves the context out of the traceback."""


class Settings:
    def __init__(self, **values):
        self._values = values

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None


def connect(settings):
    print("host", settings.host)
    print("port", settings.port)


settings = Settings(host="localhost")
try:
    connect(settings)
except AttributeError as e:
    print("caught", e, e.__suppress_context__)
connect(settings)
