"""Module doc.

>>> add(1, 2)
3
>>> add(1, 2)
4
>>> x = 5
>>> x
5
>>> _
5
"""
import doctest
import os
import sys

def add(a, b):
    """Add.

    >>> add('a', 'b')
    'ab'
    >>> add(1, 'b')
    Traceback (most recent call last):
       ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> for i in range(3):
    ...     print(i)
    ...
    0
    1
    2
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(100)) # doctest: +ELLIPSIS
    [0, 1, ..., 99]
    >>> 1 == 1
    1
    >>> int('x') # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: zzz
    >>> 1 +
    Traceback (most recent call last):
      File "<stdin>", line 1
    SyntaxError: invalid syntax
    """
    return a + b

class C:
    """
    >>> C().m()
    1
    """
    def m(self):
        """
        >>> C().m()   # doctest: +SKIP
        2
        >>> C().m()
        2
        """
        return 1
    @property
    def p(self):
        """>>> 3
        3"""
    @staticmethod
    def s():
        """
        >>> C.s()
        """

__test__ = {"extra": """
>>> def f(x):
...     return x * 2
>>> f(4)
8
>>> class K: pass
>>> K.__module__
'__main__'
>>> print("x", end="")
x
"""}



class Relative:
    """Standard output with file names as seen from this directory."""

    def __init__(self, out):
        self.out = out

    def write(self, text):
        return self.out.write(text.replace(os.path.dirname(os.path.abspath(__file__)) + os.sep, ""))

    def __getattr__(self, name):
        return getattr(self.out, name)


sys.stdout = Relative(sys.stdout)
print(doctest.testmod())
doctest.run_docstring_examples(C, globals(), verbose=True, name="C")
parser = doctest.DocTestParser()
for part in parser.parse("text\n  >>> 1\n  1\n\nmore"):
    print(repr(part) if isinstance(part, str) else vars(part))
for bad in ">>>1", "  >>> x\n y", ">>> 1 # doctest: +NONE":
    try:
        parser.parse(bad)
    except ValueError as e:
        print(e)
print(doctest.script_from_examples("Hi\n\n  >>> 1 + 1\n  2\n  >>> x = 1\n  >>> for i in y:\n  ...   z\n\nend"))
checker = doctest.OutputChecker()
want, got = "a\nb\nc\nd\n", "a\nB\nc\nd\n"
for flag in doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF, 0:
    print(checker.output_difference(doctest.Example("x", want), got, flag))
print(doctest.testmod(verbose=True))
