"""What other tests take from the tests of the import system, which have no meaning for translated programs."""


def no_rerun(reason):
    """A decorator for tests that cannot be run twice in a process."""
    return lambda test: test
