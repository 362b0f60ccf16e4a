"""Run tasks in the order of their dependencies, as concurrently as possible."""
import asyncio
import sys
from graphlib import TopologicalSorter, CycleError
from dataclasses import dataclass, field, KW_ONLY
from typing import Iterable, Mapping, Iterator
import textwrap


@dataclass
class Target:
    name: str
    deps: list[str] = field(default_factory=list)
    _: KW_ONLY
    cost: int = 1
    broken: bool = False


SPEC = textwrap.dedent("""\
    # targets
    app: lib, cli   [3]
    lib: core
    cli: core, args !
    core:
    args:           [2]

    docs: lib
""")


def parse(text: str) -> Iterator[Target]:
    for n, raw in enumerate(text.splitlines(), 1):
        line, _, _ = raw.partition("#")
        if not (line := line.strip()):
            continue
        name, sep, rest = line.partition(":")
        if not sep:
            raise SyntaxError("expected ':'", ("build.txt", n, len(name) + 1, raw))
        broken = rest.rstrip().endswith("!")
        rest = rest.rstrip(" !")
        cost = 1
        if rest.endswith("]"):
            rest, _, c = rest[:-1].rpartition("[")
            cost = int(c)
        yield Target(name, [d.strip() for d in rest.split(",") if d.strip()], cost=cost, broken=broken)


class BuildFailed(ExceptionGroup):
    def derive(self, excs):
        return BuildFailed(self.message, excs)


async def build(targets: Mapping[str, Target]):
    ts = TopologicalSorter({t.name: t.deps for t in targets.values()})
    ts.prepare()
    done, failed, skipped, clock = [], {}, [], 0
    pending: set[asyncio.Task] = set()

    async def work(t: Target):
        for _ in range(t.cost):
            await asyncio.sleep(0.004)
        if t.broken:
            raise RuntimeError(f"{t.name}: compile error")
        return t.name

    while ts.is_active():
        for name in sorted(ts.get_ready()):
            if any(d in failed or d in skipped for d in targets[name].deps):
                skipped.append(name)
                ts.done(name)
                continue
            pending.add(asyncio.create_task(work(targets[name]), name=name))
        if not pending:
            continue
        finished, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in sorted(finished, key=asyncio.Task.get_name):
            if task.exception():
                failed[task.get_name()] = task.exception()
            else:
                done.append(task.result())
            ts.done(task.get_name())
    print("done", done, "skipped", skipped)
    if failed:
        raise BuildFailed("build failed", list(failed.values()))


async def main():
    targets = {t.name: t for t in parse(SPEC)}
    for t in targets.values():
        print(t)
    print(*TopologicalSorter({t.name: t.deps for t in targets.values()}).static_order())
    try:
        await build(targets)
    except BuildFailed as e:
        print(repr(e), e.subgroup(RuntimeError), e.split(ValueError))
    targets["core"].deps.append("app")
    try:
        await build(targets)
    except CycleError as e:
        print(e.args[0], sorted(set(e.args[1])))
    try:
        list(parse("ok: a\nbroken line\n"))
    except SyntaxError as e:
        print(e, e.lineno, e.offset, e.text, e.filename, e.msg)
    ts = TopologicalSorter()
    ts.add("a", "b")
    ts.prepare()
    for f in (lambda: ts.add("c"), lambda: ts.done("a"), lambda: ts.done("zz"), ts.prepare):
        try:
            print(f())
        except ValueError as e:
            print("ValueError:", e)
    list(parse("x y z"))

asyncio.run(main())
