"""Syntax trees. There is no parser at run time: nodes can be made and walked, and literals evaluated."""

import _ast
import collections

PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS = 8192, 1024, 33792, 4096


class AST:
    """A node."""

    _fields = _attributes = ()

    def __init__(self, *args, **kwargs):
        if len(args) > len(self._fields):
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(self._fields)} positional "
                            f"argument{'' if len(self._fields) == 1 else 's'}")
        for name, value in zip(self._fields, args):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)
        for name in self._fields:
            if name not in self.__dict__:
                if name in _LISTS:
                    setattr(self, name, [])
                elif name in _OPTIONAL:
                    setattr(self, name, None)
                elif name == "ctx":
                    self.ctx = Load()


_LISTS = {"body", "orelse", "finalbody", "handlers", "decorator_list", "bases", "keywords", "args", "targets", "names", "elts", "keys",
          "values", "generators", "ifs", "ops", "comparators", "type_params", "items", "cases", "posonlyargs", "kwonlyargs", "kw_defaults",
          "defaults", "patterns", "kwd_attrs", "kwd_patterns", "type_ignores"}
_OPTIONAL = {"returns", "type_comment", "annotation", "vararg", "kwarg", "msg", "cause", "exc", "module", "asname", "lower", "upper",
             "step", "format_spec", "kind", "optional_vars", "guard", "rest", "bound", "default_value"}

# The kinds of nodes: a group, its attributes, and each node with its fields.
_GRAMMAR = """
mod: Module body type_ignores; Interactive body; Expression body; FunctionType argtypes returns
stmt+: FunctionDef name args body decorator_list returns type_comment type_params; AsyncFunctionDef name args body decorator_list returns type_comment type_params; ClassDef name bases keywords body decorator_list type_params; Return value; Delete targets; Assign targets value type_comment; TypeAlias name type_params value; AugAssign target op value; AnnAssign target annotation value simple; For target iter body orelse type_comment; AsyncFor target iter body orelse type_comment; While test body orelse; If test body orelse; With items body type_comment; AsyncWith items body type_comment; Match subject cases; Raise exc cause; Try body handlers orelse finalbody; TryStar body handlers orelse finalbody; Assert test msg; Import names; ImportFrom module names level; Global names; Nonlocal names; Expr value; Pass; Break; Continue
expr+: BoolOp op values; NamedExpr target value; BinOp left op right; UnaryOp op operand; Lambda args body; IfExp test body orelse; Dict keys values; Set elts; ListComp elt generators; SetComp elt generators; DictComp key value generators; GeneratorExp elt generators; Await value; Yield value; YieldFrom value; Compare left ops comparators; Call func args keywords; FormattedValue value conversion format_spec; JoinedStr values; Constant value kind; Attribute value attr ctx; Subscript value slice ctx; Starred value ctx; Name id ctx; List elts ctx; Tuple elts ctx; Slice lower upper step
expr_context: Load; Store; Del
boolop: And; Or
operator: Add; Sub; Mult; MatMult; Div; Mod; Pow; LShift; RShift; BitOr; BitXor; BitAnd; FloorDiv
unaryop: Invert; Not; UAdd; USub
cmpop: Eq; NotEq; Lt; LtE; Gt; GtE; Is; IsNot; In; NotIn
excepthandler+: ExceptHandler type name body
pattern+: MatchValue value; MatchSingleton value; MatchSequence patterns; MatchMapping keys patterns rest; MatchClass cls patterns kwd_attrs kwd_patterns; MatchStar name; MatchAs pattern name; MatchOr patterns
type_param+: TypeVar name bound default_value; ParamSpec name default_value; TypeVarTuple name default_value
type_ignore: TypeIgnore lineno tag
AST: comprehension target iter ifs is_async
AST: arguments posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults
AST+: arg arg annotation type_comment; keyword arg value; alias name asname
AST: withitem context_expr optional_vars; match_case pattern guard body
"""


def _define():
    positions = "lineno", "col_offset", "end_lineno", "end_col_offset"
    names = globals()
    for line in _GRAMMAR.strip().split("\n"):
        group, _, nodes = line.partition(": ")
        attributes = positions if group.endswith("+") else ()
        group = group.rstrip("+")
        base = names.get(group)
        if base is None:
            base = names[group] = type(group, (AST,), {"_attributes": attributes, "__module__": "ast"})
        for node in nodes.split("; "):
            name, *fields = node.split()
            names[name] = type(name, (base,), {"_fields": tuple(fields), "__match_args__": tuple(fields), "_attributes": attributes,
                                               "__module__": "ast"})


_define()


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    raise NotImplementedError("ast.parse(): a translated program has no parser")


def unparse(ast_obj):
    raise NotImplementedError("ast.unparse(): a translated program has no parser")


def literal_eval(node_or_string):
    """The value of a literal, given as text or as a node."""
    if isinstance(node_or_string, str):
        found = _ast.literal(node_or_string)
        if not found:
            raise ValueError(f"malformed node or string: {node_or_string!r}")
        return found[0]
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value(node_or_string)


def _malformed(node):
    line = getattr(node, "lineno", None)
    return ValueError("malformed node or string" + (f" on line {line}" if line else "") + f": {node!r}")


def _value(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, (Tuple, List, Set)):
        return {Tuple: tuple, List: list, Set: set}[type(node)](map(_value, node.elts))
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            raise _malformed(node)
        return dict(zip(map(_value, node.keys), map(_value, node.values)))
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _value(node.operand)
        if type(operand) in (int, float, complex):
            return +operand if isinstance(node.op, UAdd) else -operand
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _value(node.left), _value(node.right)
        if type(left) in (int, float) and type(right) is complex:
            return left + right if isinstance(node.op, Add) else left - right
    raise _malformed(node)


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, AST))


def walk(node):
    todo = collections.deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    for name in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A node as text."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def text(value, level):
        if isinstance(value, AST):
            level += 1
            parts, keywords = [], annotate_fields
            for name in value._fields:
                field = getattr(value, name, None)
                if field is None and (name not in value.__dict__ or name in _OPTIONAL):
                    keywords = True
                    continue
                if not show_empty and (field == [] or isinstance(field, Load)):
                    keywords = True
                    continue
                shown = text(field, level)
                parts.append(f"{name}={shown}" if keywords else shown)
            if include_attributes:
                parts += [f"{name}={text(getattr(value, name), level)}" for name in value._attributes if getattr(value, name, None) is not None]
            return f"{type(value).__name__}({joined(parts, level)})"
        if isinstance(value, list):
            return f"[{joined([text(item, level + 1) for item in value], level + 1)}]"
        return repr(value)

    def joined(parts, level):
        if indent is None or not parts:
            return ", ".join(parts)
        gap = "\n" + indent * level
        return gap + ("," + gap).join(parts)

    return text(node, 0)


class NodeVisitor:
    """Calls visit_Name for a node of class Name."""

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in list(iter_child_nodes(node)):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """Puts what visiting a node returns in its place."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node
