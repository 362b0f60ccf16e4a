"""The module mailbox, which is not there yet: its classes are empty."""


class Mailbox:
    pass


class _PartialFile:
    pass
