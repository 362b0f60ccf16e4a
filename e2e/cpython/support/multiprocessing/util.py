"""What test files call when they are done."""


def _cleanup_tests():
    pass
