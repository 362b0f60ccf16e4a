"""Command lines of several shapes, their help and what is wrong with them."""

import argparse
import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout

os.environ["COLUMNS"] = "80"


def run(parser, line):
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            args = parser.parse_args(line.split())
        print(line, "->", args)
    except SystemExit as e:
        print(line, "-> exit", e.code)
    except argparse.ArgumentError as e:
        print(line, "-> ArgumentError", e)
    for text in (out.getvalue(), err.getvalue()):
        if text:
            print(text, end="")


parser = argparse.ArgumentParser(prog="fetch", description="Fetch pages and keep them. " * 4, epilog="See the manual.")
parser.add_argument("urls", nargs="+", metavar="URL", help="where the pages are")
parser.add_argument("-o", "--output", default="out", help="directory (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
parser.add_argument("-n", "--number", type=int, choices=range(1, 5), help="how many at once")
parser.add_argument("--timeout", type=float, metavar="SECONDS", default=3.5)
parser.add_argument("--cache", action=argparse.BooleanOptionalAction, default=True, help="keep pages")
parser.add_argument("--header", action="append", nargs=2, metavar=("NAME", "VALUE"), help="a header; may be given again and again, and this help is so long that it must be wrapped")
parser.add_argument("--secret", help=argparse.SUPPRESS)
parser.add_argument("--version", action="version", version="%(prog)s 1.2")
group = parser.add_mutually_exclusive_group()
group.add_argument("--json", dest="format", action="store_const", const="json")
group.add_argument("--csv", dest="format", action="store_const", const="csv")
network = parser.add_argument_group("network", "how to connect")
network.add_argument("--proxy")
network.add_argument("-4", dest="ipv4", action="store_true", help="IPv4 only")
parser.print_help()
parser.print_usage()
for line in ["a", "a b -vv -o dir", "-n 3 a", "-n 9 a", "-n x a", "a --timeout=1.5 --no-cache", "a --header A 1 --header B 2", "a --header A", "", "a --json --csv", "a --form", "a --ver",
             "a --time 2 --pro=x", "--version", "-h", "a -vvo dir", "a -ofile -4", "a --unknown 3", "a -- -b", "a --output", "-x a", "a --c"]:
    run(parser, line)

parser = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument("--dir", default=".", help="work there")
commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND", help="what to do")
add = commands.add_parser("add", help="add files", description="Adds files.", aliases=["a"])
add.add_argument("files", nargs="*", default=["all"])
add.add_argument("-f", "--force", action="store_true")
commit = commands.add_parser("commit", help="commit")
commit.add_argument("-m", "--message", required=True)
commit.set_defaults(func="do_commit")
parser.print_help()
for line in ["add", "a x y -f", "commit", "commit -m text", "push", "", "add -h", "--dir /x commit -m y extra"]:
    run(parser, line)

parser = argparse.ArgumentParser(prog="calc", prefix_chars="-+", fromfile_prefix_chars="@", allow_abbrev=False, exit_on_error=False)
parser.add_argument("x", type=int)
parser.add_argument("op", nargs="?", choices=["add", "mul"], default="add")
parser.add_argument("rest", nargs=argparse.REMAINDER)
parser.add_argument("+p", "++plus", action="store_false", help="positive")
for line in ["1", "-5 mul", "1 add -z --y 3", "+p 2", "++plus 3 mul", "1 div", "x", "@/nonexistent"]:
    run(parser, line)
parser.print_help()


def even(text):
    n = int(text)
    if n % 2:
        raise argparse.ArgumentTypeError(f"{n} is odd")
    return n


parser = argparse.ArgumentParser(prog="types", usage="%(prog)s [options]", formatter_class=argparse.RawTextHelpFormatter, description="one\n  two")
parser.add_argument("--even", type=even, default="4", help="first\nsecond")
parser.add_argument("--items", action="extend", nargs="*", default=[])
parser.add_argument("--opt", nargs="?", const="C", default="D")
parser.add_argument("--pair", nargs=2, type=float)
parser.add_argument("--const", action="append_const", const=1, dest="consts")
parser.print_help()
for line in ["", "--even 3", "--even x", "--items a b --items c", "--opt", "--opt x", "--pair 1 2 --const --const", "--pair 1"]:
    run(parser, line)
args, rest = parser.parse_known_args(["--even", "2", "--what", "x"])
print(args, rest, args == argparse.Namespace(**vars(args)), "even" in args, parser.get_default("opt"))
for bad in (lambda: parser.add_argument("--even"), lambda: parser.add_argument("x", required=True), lambda: parser.add_argument("--n", nargs=0), lambda: parser.add_argument("--t", type="x"),
            lambda: parser.add_argument("--m", metavar=("a", "b")), lambda: parser.add_argument("--z", action="zip"), lambda: parser.add_argument("--h", help="%(nope)s")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(parser.add_argument("--shown", type=int, default=3), argparse.FileType("w", encoding="utf-8"))
sys.stdout.flush()
