"""Prints what CPython finds out about names, as one line of JSON per program.

Arguments: files. `-cases FILE` instead: the programs are the parts of FILE between lines of four dashes.
"""

import json
import symtable
import sys
import warnings

SCOPES = {1: "local", 2: "explicit", 3: "implicit", 4: "free", 5: "cell"}
FLAGS = (("g", 1), ("l", 2), ("p", 4), ("n", 8), ("u", 16), ("i", 128), ("a", 256), ("t", 1024))


def table(t):
    names = {}
    for s in t.get_symbols():
        if not s.get_name().startswith("."):
            flags = s._Symbol__flags
            names[s.get_name()] = SCOPES[s._Symbol__scope] + " " + "".join(c for c, bit in FLAGS if flags & bit)
    return {"name": t.get_name(), "line": t.get_lineno(), "names": names, "children": [table(c) for c in t.get_children()]}


def codes(code, out):
    for c in code.co_consts:
        if hasattr(c, "co_code"):
            kind = next((k for k, bit in (("async generator", 0x200), ("coroutine", 0x80), ("generator", 0x20)) if c.co_flags & bit), "plain")
            free, cells = ([n for n in names if not n.startswith(".")] for names in (c.co_freevars, c.co_cellvars))
            out.append(f"{c.co_qualname} {kind} free {free} cells {cells}")
            codes(c, out)
    return out


def facts(source, name):
    try:
        code = compile(source, name, "exec", dont_inherit=True)
        return {"table": table(symtable.symtable(source, name, "exec")), "codes": codes(code, [])}
    except SyntaxError as e:
        return {"error": f"{e.lineno}:{e.offset}: {e.msg}"}
    except ValueError:  # null bytes
        return {"error": "unreadable"}


if sys.version_info[:2] != (3, 13):
    sys.exit("not CPython 3.13")
warnings.simplefilter("ignore")
if sys.argv[1] == "-cases":
    for source in open(sys.argv[2]).read().split("\n----\n"):
        print(json.dumps(facts(source, "case")))
else:
    for path in sys.argv[1:]:
        print(json.dumps(facts(open(path, "rb").read(), path)))
