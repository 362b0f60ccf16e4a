"""Decimal numbers, which are not there yet: what makes one fails."""


class Decimal:
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("decimal.Decimal")


class Context:
    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("decimal.Context")


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass
