"""Syntax trees, which translated programs do not make: what asks for one fails."""


def _lacking(name):
    def lacking(*args, **kwargs):
        raise NotImplementedError("ast." + name)
    return lacking


parse = _lacking("parse")
dump = _lacking("dump")
walk = _lacking("walk")
literal_eval = _lacking("literal_eval")
unparse = _lacking("unparse")
compare = _lacking("compare")
get_docstring = _lacking("get_docstring")
NodeVisitor = _lacking("NodeVisitor")
NodeTransformer = _lacking("NodeTransformer")

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
