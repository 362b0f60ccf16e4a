"""graphlib, sched, reprlib, getopt, gettext and html."""

import getopt
import gettext
import graphlib
import html
import reprlib
import sched
from html.entities import codepoint2name, html5, name2codepoint

order = graphlib.TopologicalSorter({"app": {"lib", "net"}, "lib": {"core"}, "net": {"core"}, "core": set()})
order.prepare()
while order.is_active():
    ready = order.get_ready()
    print(sorted(ready))
    order.done(*ready)
print(list(graphlib.TopologicalSorter({3: [2], 2: [1], 1: []}).static_order()))
try:
    list(graphlib.TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).static_order())
except graphlib.CycleError as e:
    print(e.args[0], len(e.args[1]), e.args[1][0] == e.args[1][-1])
for bad in (lambda: order.add("x"), lambda: order.done("core"), lambda: order.prepare(), lambda: graphlib.TopologicalSorter().get_ready()):
    try:
        bad()
    except ValueError as e:
        print(e)

now = 0.0
log = []


def wait(seconds):
    global now
    now += seconds


s = sched.scheduler(lambda: now, wait)
s.enter(5, 1, log.append, ("late",))
s.enter(1, 2, log.append, argument=("second",))
s.enter(1, 1, log.append, ("first",))
gone = s.enter(3, 1, log.append, ("never",))
print([(e.time, e.priority, e.argument) for e in s.queue], s.empty())
s.cancel(gone)
s.run()
print(log, now, s.empty())

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr(10**60), reprlib.repr((1,)), reprlib.repr([[[[[[[1]]]]]]]))
short = reprlib.Repr(maxlist=2, maxstring=10, indent=2)
print(short.repr([1, [2, 3, 4], "a long string here"]))


class Loop:
    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Loop({self.me!r})"


loop = Loop()
loop.me = [loop]
print(loop, Loop.__repr__.__name__)

print(getopt.getopt(["-a", "-bval", "--long", "--opt=x", "file", "-c"], "ab:c", ["long", "opt="]), getopt.gnu_getopt(["file", "-a", "--op", "y", "more"], "a", ["opt="]))
for args in (["-z"], ["-b"], ["--nope"], ["--long=1"], ["--opt"]):
    try:
        getopt.getopt(args, "ab:", ["long", "opt=", "option="])
    except getopt.GetoptError as e:
        print(e, repr(e.opt))
print(gettext.gettext("hello"), gettext.ngettext("file", "files", 2), gettext.NullTranslations().pgettext("menu", "Open"))
print(html.escape("<a href=\"x\">Tom & 'Jerry'</a>"), html.escape("\"'", quote=False))
print(html.unescape("&lt;b&gt; &eacute;&#233;&#xe9;&notit; &amp;amp; &nbsp;| &unknown; &#128; &#0; &copy2024 &#x110000;"), html5["gt;"], name2codepoint["eacute"], codepoint2name[34], len(html5), len(name2codepoint))
