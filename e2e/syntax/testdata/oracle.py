# oracle.py [dump]: for every line of standard input, the JSON string of a source, {"hex": its bytes} or {"file": its path}, writes what
# CPython says about it as a line of JSON: {"positions": digest of the dump with positions}, with "dump", the one without, if asked for, or
# {"error": [kind, message, line, offset, end line, end offset]}. Where `python -m ast` says something else, because of type comments
# or since it does not compile, "tree" is such an object for that. "warnings" has what it warns of, each with its line, if it accepts the source.
import ast
import hashlib
import json
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)


def judge(source, with_dump):
    with warnings.catch_warnings(record=True) as warned:
        out = verdict(lambda: compiled(source), with_dump)
    syntax = ["%d %s" % (w.lineno, w.message) for w in warned if w.category is SyntaxWarning]
    if syntax and "error" not in out:
        out["warnings"] = syntax
    if b"type:" in source or "error" in out:
        tree = verdict(lambda: ast.parse(source, type_comments=True), with_dump)
        if tree != out:
            out["tree"] = tree
    return out


def compiled(source):
    warnings.simplefilter("ignore")
    tree = ast.parse(source)
    warnings.simplefilter("always")
    compile(source, "x", "exec", dont_inherit=True)
    return tree


def verdict(parse, with_dump):
    try:
        tree = parse()
    except SyntaxError as e:
        return {"error": [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]}
    except (ValueError, RecursionError, MemoryError) as e:
        return {"error": [type(e).__name__, str(e), None, None, None, None]}
    out = {"positions": digest(ast.dump(tree, include_attributes=True, indent=3))}
    if with_dump:
        out["dump"] = ast.dump(tree, indent=3)
    return out


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


for line in sys.stdin:
    source = json.loads(line)
    if isinstance(source, dict) and "hex" in source:
        source = bytes.fromhex(source["hex"])
    elif isinstance(source, dict):
        with open(source["file"], "rb") as f:
            source = f.read()
    else:
        source = source.encode("utf-8", "surrogatepass")
    print(json.dumps(judge(source, "dump" in sys.argv)), flush=True)
