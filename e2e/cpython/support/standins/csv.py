"""The module csv, which is not there yet: its classes are empty."""


class DictReader:
    pass


class DictWriter:
    pass
