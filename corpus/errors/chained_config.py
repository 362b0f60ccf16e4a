"""A configuration error with its causes, raised through several layers."""
import json


class ConfigError(Exception):
    pass


def parse(text):
    try:
        return json.loads(text)
    except ValueError as e:
        raise ConfigError("not JSON") from e


def load(name, texts):
    try:
        text = texts[name]
    except KeyError:
        text = texts["default"]
    try:
        return parse(text)["settings"]["level"]
    except (TypeError, LookupError) as e:
        e.add_note(f"while reading {name!r}")
        e.add_note("settings must be an object\nwith a level")
        raise


texts = {"default": '{"settings": {"level": 3}}', "list": '{"settings": [1, 2]}', "broken": '{"settings": '}
print(load("absent", texts))
try:
    load("list", texts)
except TypeError as e:
    print(e, e.__notes__)
load("broken", texts)
