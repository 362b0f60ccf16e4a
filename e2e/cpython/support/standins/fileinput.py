"""The module fileinput, which is not there yet: its classes are empty."""


class FileInput:
    pass
