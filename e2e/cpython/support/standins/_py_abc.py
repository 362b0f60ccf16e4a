"""Abstract base classes a second time: there is one implementation of them here."""

from abc import ABCMeta, get_cache_token
