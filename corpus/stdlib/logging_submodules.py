"""Submodules of logging, imported from it."""

import logging
import sys
from logging import config, handlers

memory = handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout))
logger = logging.getLogger("memory")
logger.addHandler(memory)
logger.warning("kept")
print("before")
memory.flush()
logger.removeHandler(memory)

config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"}},
    "root": {"level": "INFO", "handlers": ["out"]},
})
logging.info("configured")
print(logging.__package__, handlers.__package__, hasattr(logging, "__path__"))
