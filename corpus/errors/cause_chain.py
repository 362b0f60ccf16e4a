"""raise ... from ...: the direct cause is printed first."""
import sys


class ConfigError(Exception):
    """The configuration cannot be used."""


class StartupError(Exception):
    def __init__(self, stage, reason):
        super().__init__(stage, reason)
        self.stage = stage
        self.reason = reason

    def __str__(self):
        return f"{self.stage} failed: {self.reason}"


def parse(text):
    key, value = text.split("=")
    return key, int(value)


def load(lines):
    try:
        return dict(parse(line) for line in lines)
    except ValueError as e:
        raise ConfigError("bad line") from e


def start(lines):
    try:
        config = load(lines)
    except ConfigError as e:
        raise StartupError("loading", e.args[0]) from e
    print("started with", config)


start(["port=80", "retries=3"])
sys.stdout.flush()
start(["port=eighty"])
