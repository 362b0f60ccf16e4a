"""CPython's own insides: what looks at them fails."""


def _lacking(name):
    def lacking(*args, **kwargs):
        raise NotImplementedError("_testinternalcapi." + name)
    return lacking


has_inline_values = _lacking("has_inline_values")
