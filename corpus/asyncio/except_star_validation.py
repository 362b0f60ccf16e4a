"""except* in its variants around TaskGroup: split, re-raise, nested groups, derive."""
import asyncio
import traceback


class ValidationError(Exception):
    def __init__(self, field, msg):
        super().__init__(field, msg)
        self.field = field

    def __str__(self):
        return f"{self.field}: {self.args[1]}"


class Errors(ExceptionGroup):
    def derive(self, excs):
        return Errors(self.message, excs)

    def fields(self):
        for e in self.exceptions:
            if isinstance(e, BaseExceptionGroup):
                yield from e.fields() if hasattr(e, "fields") else ()
            else:
                yield getattr(e, "field", "?")


async def check(field, value):
    await asyncio.sleep(0)
    if value is None:
        raise ValidationError(field, "missing")
    if isinstance(value, str) and not value:
        raise ValueError(f"{field} is empty")
    return field, value


async def validate(record):
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(check(k, v)) for k, v in record.items()]
    except* ValidationError as eg:
        raise Errors("invalid", eg.exceptions) from None
    except* ValueError as eg:
        print("values:", [str(e) for e in eg.exceptions], eg)
        return_value = "bad values"
    else:
        return_value = dict(t.result() for t in tasks)
    return return_value


async def main():
    print(await validate({"a": 1, "b": "x"}))
    print(await validate({"a": 1, "b": ""}))
    for record in ({"a": None, "b": None, "c": 1}, {"a": None, "b": ""}):
        try:
            print(await validate(record))
        except ExceptionGroup as e:
            print(type(e).__name__, repr(e), e.message)
            errs = e.exceptions[0] if isinstance(e.exceptions[0], Errors) else e
            print(list(errs.fields()) if isinstance(errs, Errors) else None)
            yes, no = errs.split(lambda x: getattr(x, "field", "") == "a")
            print(type(yes), yes, no)
    try:
        try:
            raise BaseExceptionGroup("base", [KeyboardInterrupt(), ExceptionGroup("inner", [TypeError("t"), OSError(2, "gone")])])
        except* OSError as e:
            print("os:", e.exceptions, e.exceptions[0].exceptions[0].errno)
        except* TypeError:
            raise LookupError("while handling types")
    except BaseExceptionGroup as e:
        traceback.print_exception(e, file=__import__("sys").stdout)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(check("late", None))
            await asyncio.sleep(10)
    except* ValidationError as e:
        print("cancelled body", e.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(asyncio.sleep(10))
            raise KeyError("body")
    except* KeyError as e:
        print(e.exceptions, t.cancelled(), t.cancelling())
    g = ExceptionGroup("notes", [ValueError(1)])
    g.add_note("a note")
    try:
        raise g
    except* ValueError as e:
        print(e.__notes__, e is g, e.subgroup(TypeError), e.split(ValueError)[1])
    for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup("x", [1])):
        try:
            bad()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
