"""Paragraphs wrapped, indented and shortened; command lines split and quoted."""

import shlex
import textwrap

text = """Look, goof-ball -- use the -b option!  This is a sample text, with some well-known hyphenated-words and a
	tab. An absurdly-long-word-that-cannot-fit: supercalifragilisticexpialidocious... Is it so? "Yes." he said."""

for width in (20, 33, 60):
    for line in textwrap.wrap(text, width):
        print(f"{width}|{line}|")
for options in [
    {"initial_indent": "* ", "subsequent_indent": "  "},
    {"break_long_words": False}, {"break_on_hyphens": False}, {"drop_whitespace": False}, {"fix_sentence_endings": True},
    {"expand_tabs": False, "replace_whitespace": False}, {"max_lines": 3}, {"max_lines": 2, "placeholder": "…"}, {"tabsize": 4},
]:
    print(options)
    print(textwrap.fill(text, 30, **options))
print(textwrap.shorten("Hello  world of   words!", width=12), textwrap.shorten("Hello world!", width=11), textwrap.shorten("Hello", 5))
for bad in (lambda: textwrap.wrap("x", 0), lambda: textwrap.shorten("abc def", width=4, placeholder=" [long]")):
    try:
        bad()
    except ValueError as e:
        print(e)
block = """
    def f():
        return 1

      # odd
    end
"""
print(repr(textwrap.dedent(block)), repr(textwrap.dedent("\tx\n\t  y\n\tz")), repr(textwrap.dedent("  a\n\tb")))
print(repr(textwrap.indent("one\n\ntwo\n", "> ")), repr(textwrap.indent("one\n\ntwo", "> ", lambda line: True)))

for line in ["cp 'my file' \"other file\" dest\\ name", "a=1 # comment", "echo \"a \\\"b\\\" $x\"", "", "x''y \"\"", "--opt=val;ls|wc"]:
    print(shlex.split(line), shlex.split(line, comments=True), shlex.split(line, posix=False))
for line in ["'open", "end\\"]:
    try:
        shlex.split(line)
    except ValueError as e:
        print(e)
args = ["ls", "-l", "my file", "it's", "", "$HOME", "a&b", "ünï"]
print(shlex.join(args), shlex.split(shlex.join(args)) == args)
lexer = shlex.shlex("a && b || c; d >file (e) ~/x*.py", punctuation_chars=True)
print(list(lexer))
lexer = shlex.shlex("key = 'some value' # note\nother: 1.5\n")
print([(token, lexer.lineno) for token in lexer], lexer.error_leader("conf"))
