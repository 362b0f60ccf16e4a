# snippets.py STEP: writes what could be Python in the strings of every STEPth file of CPython's own tests, a JSON string per line: the
# examples of doctests and, dedented, all other strings of more than two characters.
import ast
import doctest
import glob
import json
import os
import sys
import textwrap
import warnings

warnings.simplefilter("ignore")


def texts(tree):
    parser = doctest.DocTestParser()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if ">>> " in text:
            try:
                yield from (e.source for e in parser.get_examples(text))
            except ValueError:
                pass  # not a doctest
        elif 2 < len(text) < 20000:
            yield textwrap.dedent(text)


seen = set()
for path in sorted(glob.glob(os.path.dirname(os.__file__) + "/test/**/*.py", recursive=True))[:: int(sys.argv[1])]:
    try:
        with open(path, "rb") as f:
            tree = ast.parse(f.read())
    except (SyntaxError, ValueError):
        continue
    for text in texts(tree):
        if text not in seen and text.isprintable() | ("\n" in text) and not any("\ud800" <= c < "\ue000" for c in text):
            seen.add(text)
            print(json.dumps(text))
