"""Assertions that several tests share."""

from math import copysign, isnan


class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exc, template):
        """Checks type, arguments and, of groups, the exceptions of exc."""
        if exc is None and template is None:
            return
        if template is None:
            self.fail(f"unexpected exception: {exc}")
        if exc is None:
            self.fail(f"expected an exception like {template!r}, got None")
        if not isinstance(exc, ExceptionGroup):
            self.assertEqual(exc.__class__, template.__class__)
            self.assertEqual(exc.args[0], template.args[0])
            return
        self.assertEqual(exc.message, template.message)
        self.assertEqual(len(exc.exceptions), len(template.exceptions))
        for e, t in zip(exc.exceptions, template.exceptions):
            self.assertExceptionIsLike(e, t)


def _same_float(x, y):
    """Whether two floats are the same, with nan like nan and the zeros told apart."""
    if isnan(x) or isnan(y):
        return isnan(x) and isnan(y)
    return x == y and (x != 0.0 or copysign(1.0, x) == copysign(1.0, y))


class FloatsAreIdenticalMixin:
    def assertFloatsAreIdentical(self, x, y):
        if not _same_float(x, y):
            msg = "floats {!r} and {!r} are not identical"
            if x == y:
                msg += ": zeros have different signs"
            self.fail(msg.format(x, y))


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatsAreIdentical(x.real, y.real)
        self.assertFloatsAreIdentical(x.imag, y.imag)
