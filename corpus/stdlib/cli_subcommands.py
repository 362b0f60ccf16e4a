"""A task list with argparse subcommands, groups, types and errors."""
import argparse
import contextlib
import io
import json
import pathlib
import sys
import tempfile
from datetime import date


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return n


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        d = getattr(namespace, self.dest) or {}
        for v in values:
            k, sep, v = v.partition("=")
            if not sep:
                parser.error(f"{option_string}: {k!r} is no KEY=VALUE")
            d[k] = v
        setattr(namespace, self.dest, d)


def build():
    p = argparse.ArgumentParser(prog="todo", description="Keep a list of tasks.", epilog="See the manual for more.",
                                fromfile_prefix_chars="@")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more (repeatable)")
    p.add_argument("-f", "--file", type=pathlib.Path, default=pathlib.Path("todo.json"), metavar="PATH", help="where the list is kept (default: %(default)s)")
    sub = p.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    add = sub.add_parser("add", aliases=["a", "new"], help="add a task", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    add.add_argument("text", nargs="+", help="what to do")
    add.add_argument("-p", "--priority", type=positive, default=3, choices=range(1, 6), help="1 is most urgent")
    add.add_argument("--due", type=date.fromisoformat, help="a date such as 2024-02-29")
    add.add_argument("--meta", nargs="*", action=KeyValue, default=None, metavar="KEY=VALUE", help="any facts")
    add.set_defaults(func=lambda a: f"added {' '.join(a.text)!r} p{a.priority} due {a.due} {a.meta}")
    ls = sub.add_parser("list", help="show tasks")
    which = ls.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true")
    which.add_argument("--open", action="store_const", const="OPEN", default="ALL")
    ls.add_argument("--sort", choices=("name", "due"), default="name")
    ls.add_argument("--color", action=argparse.BooleanOptionalAction, default=True, help="colours")
    ls.set_defaults(func=lambda a: (a.done, a.open, a.sort, a.color))
    rm = sub.add_parser("remove", help="remove tasks", description="Removes tasks by number.", add_help=False)
    rm.add_argument("numbers", type=int, nargs=argparse.REMAINDER)
    rm.set_defaults(func=lambda a: a.numbers)
    return p


def run(parser, argv):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            args = parser.parse_args(argv)
            print(args.func(args), args.verbose, args.file, args.command)
        except SystemExit as e:
            print("exit", e.code)
    print("$ todo", *argv)
    print(out.getvalue(), end="")
    print("".join("! " + l for l in err.getvalue().splitlines(True)), end="")


parser = build()
with tempfile.TemporaryDirectory() as d:
    extra = pathlib.Path(d, "args")
    extra.write_text("add\nfrom a file\n--due=2024-02-29\n")
    for argv in (["-h"], ["--version"], [], ["frob"], ["add"], ["add", "-h"], ["list", "-h"], ["remove", "1", "2"], ["remove", "x"],
                 ["-vv", "add", "buy", "milk", "-p1"], ["a", "x", "--priority", "9"], ["new", "x", "--priority", "-3"], ["add", "x", "--priority", "many"],
                 ["add", "x", "--due", "2023-02-29"], ["add", "x", "--meta", "a=1", "b=2", "--meta", "c="], ["add", "x", "--meta", "a"],
                 ["list", "--done", "--open"], ["list", "--no-color", "--sort=due"], ["list", "--so", "name"], ["list", "--sort", "size"],
                 ["--file", "x/y.json", "list", "--open"], ["list", "extra", "--zzz"], ["--fi"], ["@" + str(extra)], ["add", "--", "-x", "--due"]):
        if argv and argv[0].startswith("@"):
            args = parser.parse_args(argv)
            print(args.text, args.due, args.due.strftime("%A %d %B %Y"))
        else:
            run(parser, argv)
p = argparse.ArgumentParser(add_help=False, exit_on_error=False)
p.add_argument("--n", type=int)
for argv in (["--n", "x"], ["--m"]):
    try:
        print(p.parse_known_args(argv))
    except argparse.ArgumentError as e:
        print("caught", e, e.argument_name, e.message)
print(vars(p.parse_args(["--n=3"])), p.parse_args([]), p.get_default("n"))
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--user", required=True)
child = argparse.ArgumentParser(prog="child", parents=[parent], usage="%(prog)s [anything]")
g = child.add_argument_group("advanced", "for experts")
g.add_argument("--level", "-l", type=float, nargs="?", const=1.5, default=0.5, help="%(type)s, const %(const)s, default %(default)s, 100%%")
child.print_help()
print(child.format_usage(), child.parse_args(["--user", "u", "-l"]), child.parse_args(["--user=u", "-l2"]))
print(json.dumps({k: str(v) for k, v in sorted(vars(parser.parse_args(["list"])).items()) if k != "func"}))
sys.exit(parser.parse_args(["remove"]).numbers or "nothing to remove")
