"""JSON is written in parts, and as far as it goes."""
import io
import json


class Log:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


values = [
    1, "s", [], {}, [1, 2, [3, []], {}], {"a": 1, "b": [1, {"c": None}], "d": {}}, {1: 2, None: 3.5, True: "é"}, [[], {}, [[]]], (1, (2,)), [{"a": []}],
    {(1,): 2}, {(1,): 2, "a": 1}, {"a": 1, (1,): 2}, [1, {2}, 3], {"k": [1, {"x": object}]}, [1, float("inf")], [[complex(1, 2)]],
]
for options in {}, {"indent": 1}, {"skipkeys": True}, {"skipkeys": True, "indent": 2}, {"separators": (",", ":"), "sort_keys": True}, {"default": str}, {"allow_nan": False}:
    for value in values:
        log = Log()
        try:
            json.dump(value, log, **options)
        except (TypeError, ValueError) as e:
            log.parts.append(e)
        print(options, log.parts)
        try:
            print(repr(json.dumps(value, **options)))
        except (TypeError, ValueError) as e:
            print(repr(e))


class Rounded(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        for part in super().iterencode(o, _one_shot):
            yield f"{float(part):.2f}" if part.replace(".", "").isdigit() else part


print(json.dumps({"x": 1.23456, "y": [2.5]}, cls=Rounded, indent=2), Rounded(indent=0).encode([1.0, 2]))
parts = json.JSONEncoder().iterencode([1, {"a": print}])
print(next(parts), next(parts), next(parts))
file = io.StringIO()
try:
    json.dump({"first": 1, "second": {1, 2}}, file)
except TypeError as e:
    print(e, repr(file.getvalue()))
