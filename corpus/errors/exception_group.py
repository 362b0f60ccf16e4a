"""An uncaught exception group: nested, with causes and notes."""


class Invalid(ValueError):
    pass


def check(name, value):
    if not value:
        raise Invalid(name)
    return int(value)


def collect(fields):
    errors = []
    for name, value in fields.items():
        try:
            check(name, value)
        except ValueError as e:
            e.add_note(f"while checking {name}")
            errors.append(e)
    if errors:
        raise ExceptionGroup(f"{len(errors)} bad fields", errors)
    return "all good"


def collect_all(forms):
    groups = []
    for form in forms:
        try:
            print(collect(form))
        except ExceptionGroup as group:
            groups.append(group)
    raise ExceptionGroup("forms", groups + [KeyError("extra")])


try:
    collect_all([{"a": "1"}, {"b": "", "c": "x"}])
except* Invalid as group:
    print("invalid:", group.exceptions)
except* KeyError as group:
    print("key:", group.exceptions)
except* ValueError as group:
    print("value:", repr(group))
collect_all([{"a": "1"}, {"b": "", "c": "x"}, {"d": ""}])
