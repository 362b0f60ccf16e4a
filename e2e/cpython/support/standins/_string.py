"""What str.format is made of in CPython: what looks at it fails."""


def _lacking(name):
    def lacking(*args, **kwargs):
        raise NotImplementedError("_string." + name)
    return lacking


formatter_parser = _lacking("formatter_parser")
formatter_field_name_split = _lacking("formatter_field_name_split")
