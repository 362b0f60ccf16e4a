"""Records know who logged them."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)s:%(filename)s:%(lineno)d:%(funcName)s:%(module)s:%(message)s")
log = logging.getLogger("app")


def work(n):
    log.info("n is %d", n)
    logging.warning("from the root")


def helper(msg):
    log.error(msg, stacklevel=2)


class Service:
    def run(self):
        helper("on behalf of run")
        log.debug("done")
        log.log(35, "between")


work(3)
Service().run()
log.critical("top")
