"""Request ids in a context variable, seen by log records in tasks, threads and callbacks."""
import asyncio
import contextvars
import itertools
import logging
import logging.config
import sys
from concurrent.futures import ThreadPoolExecutor

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")
user = contextvars.ContextVar("user")


class ContextFilter(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        record.user = user.get("nobody")
        return "secret" not in record.getMessage()


logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"context": {"()": ContextFilter}},
    "formatters": {
        "brief": {"format": "[{request_id:>4}] {user:<6} {levelname[0]} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "brief", "filters": ["context"], "level": "DEBUG"},
    },
    "loggers": {
        "app.db": {"level": "DEBUG"},
        "noisy": {"level": "ERROR", "propagate": True},
    },
    "root": {"level": "INFO", "handlers": ["out"]},
})

log = logging.getLogger("app")
db = log.getChild("db")
ids = itertools.count(1)


def blocking(n):
    db.debug("query %d in a thread", n)
    return n * 2


async def handle(name):
    token = request_id.set(f"r{next(ids)}")
    user.set(name)
    try:
        log.info("start")
        await asyncio.sleep(0)
        log.debug("invisible")
        result = await asyncio.to_thread(blocking, len(name))
        asyncio.get_running_loop().call_soon(log.info, "later: %s", result)
        child = asyncio.create_task(nested(name))
        await child
        log.info("the secret is safe")
        logging.getLogger("noisy").warning("unheard")
        return result
    except LookupError:
        log.exception("failed for %(who)s", {"who": name})
        return None
    finally:
        request_id.reset(token)
        log.warning("done")
        try:
            request_id.reset(token)
        except RuntimeError as e:
            print(str(e).split(" at 0x")[0])


async def nested(name):
    request_id.set(request_id.get() + ".1")
    log.info("nested")
    if name == "eve":
        raise LookupError(name)


async def main():
    lock = asyncio.Lock()
    async def one(name):
        async with lock:
            return await handle(name)
    print(await asyncio.gather(one("ann"), one("bob"), one("eve")))
    log.info("outside")
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, "ctx")
    ctx.run(log.info, "inside a copied context")
    print(request_id.get(), ctx[request_id], user in ctx, len(ctx) >= 1, ctx.get(user, "none"))
    with ThreadPoolExecutor(1) as pool:
        print(await asyncio.get_running_loop().run_in_executor(pool, ctx.run, blocking, 5))
        print(pool.submit(request_id.get).result())
    await asyncio.create_task(nested("x"), context=ctx)
    print(ctx[request_id], repr(log), logging.getLevelName(log.getEffectiveLevel()), db.parent.name)


asyncio.run(main())
