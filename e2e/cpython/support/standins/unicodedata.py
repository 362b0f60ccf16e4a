"""The database of characters, which is not there yet: what asks it fails."""


def _lacking(name):
    def lacking(*args, **kwargs):
        raise NotImplementedError("unicodedata." + name)
    return lacking


name = _lacking("name")
lookup = _lacking("lookup")
normalize = _lacking("normalize")
category = _lacking("category")
bidirectional = _lacking("bidirectional")
combining = _lacking("combining")
decimal = _lacking("decimal")
digit = _lacking("digit")
numeric = _lacking("numeric")
mirrored = _lacking("mirrored")
east_asian_width = _lacking("east_asian_width")
decomposition = _lacking("decomposition")
is_normalized = _lacking("is_normalized")
