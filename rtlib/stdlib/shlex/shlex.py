"""Splitting of text as a shell does, and its opposite."""

import os
import re
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_WORD = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LETTERS = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"


class shlex:
    """A tokenizer for languages with the words, quotes and comments of a shell."""

    # What programs change on an instance before they read.
    commenters = "#"
    whitespace = " \t\r\n"
    whitespace_split = False
    quotes, escapedquotes = "'\"", '"'
    escape = "\\"
    source = None
    debug = 0

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            self.instream, self.infile = sys.stdin, None
        else:
            self.instream, self.infile = StringIO(instream) if isinstance(instream, str) else instream, infile
        self.posix, self.eof = posix, None if posix else ""
        self.wordchars = _WORD + _LETTERS * bool(posix)
        self.state, self.token, self.lineno = " ", "", 1
        self.pushback, self.filestack = deque(), deque()
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation_chars:
            self._pushback_chars = deque()
            # Besides letters and digits what file names and options contain is part of words.
            left_out = str.maketrans(dict.fromkeys(self._punctuation_chars))
            self.wordchars = (self.wordchars + "~-./*?=").translate(left_out)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self._trace(1, "pushing token ", tok)
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.infile, self.lineno = newfile, 1
        if self.debug:
            print(f"shlex: pushing to stream {self.instream}" if newfile is None else f"shlex: pushing to file {newfile}")

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        if self.debug:
            print("shlex: popping to %s, line %d" % (self.instream, self.lineno))
        self.state = " "

    def get_token(self):
        if self.pushback:
            token = self.pushback.popleft()
            self._trace(1, "popping token ", token)
            return token
        token = self.read_token()
        while self.source is not None and token == self.source:
            included = self.sourcehook(self.read_token())
            if included:
                file, stream = included
                self.push_source(stream, file)
            token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return token
            self.pop_source()
            token = self.get_token()
        self._trace(1, "token=", token)
        return token

    def _trace(self, level, what, *value):
        """Says what happens, to those who debug at a level."""
        if self.debug >= level:
            print(f"shlex: {what}{', '.join(map(repr, value))}")

    def _next_char(self):
        if self._punctuation_chars and self._pushback_chars:
            c = self._pushback_chars.pop()
        else:
            c = self.instream.read(1)
        if c == "\n":
            self.lineno += 1
        return c

    def read_token(self):
        """The next token of the stream; eof where there is none. The state is " " between tokens, "a" in a word, "c" in punctuation, a
        quote or an escape character after that, and None after the end."""
        # Whether something was in quotes, and the state that an escape came from.
        self._quoted, self._before_escape = False, " "
        ended = False
        while not ended:
            c = self._next_char()
            if self.debug >= 3:
                print(f"shlex: in state {self.state!r} I see character: {c!r}")
            ended = self._take(c)
        token, self.token = self.token, ""
        if self.posix and not self._quoted and token == "":
            token = None
        if self.debug >= 2:
            print("shlex: raw token=" + (repr(token) if token else "EOF"))
        return token

    def _take(self, c):
        """Goes on by one character, "" at the end of the stream. Tells whether a token ends."""
        if self.state is None:
            self.token = ""
            return True
        if self.state == " ":
            return self._between(c)
        if self.state in self.quotes:
            return self._in_quotes(c)
        if self.state in self.escape:
            return self._escaped(c)
        return self.state in ("a", "c") and self._in_token(c)

    def _complete(self):
        """Whether what has been read is a token; in POSIX mode '' is one."""
        return bool(self.token or self.posix and self._quoted)

    def _begin(self, state, c=""):
        self.state, self.token = state, c

    def _begin_escape(self, c, before):
        self.state, self._before_escape = c, before

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _between(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self._trace(2, "I see whitespace in whitespace state")
            return self._complete()
        if c in self.commenters:
            self._skip_comment()
        elif self.posix and c in self.escape:
            self._begin_escape(c, "a")
        elif c in self.wordchars:
            self._begin("a", c)
        elif c in self._punctuation_chars:
            self._begin("c", c)
        elif c in self.quotes:
            self.state = c
            if not self.posix:
                self.token = c
        else:
            self.token = c
            if not self.whitespace_split:
                return True
            self.state = "a"
        return False

    def _in_quotes(self, c):
        self._quoted = True
        if not c:
            self._trace(2, "I see EOF in quotes state")
            raise ValueError("No closing quotation")
        if c == self.state:
            # In POSIX mode the word may go on after the quotes.
            self.state = "a" if self.posix else " "
            if not self.posix:
                self.token += c
            return not self.posix
        if self.posix and c in self.escape and self.state in self.escapedquotes:
            self._begin_escape(c, self.state)
        else:
            self.token += c
        return False

    def _escaped(self, c):
        if not c:
            self._trace(2, "I see EOF in escape state")
            raise ValueError("No escaped character")
        # Inside quotes only the quote and the escape itself can be escaped.
        if self._before_escape in self.quotes and c not in (self.state, self._before_escape):
            self.token += self.state
        self.token += c
        self.state = self._before_escape
        return False

    def _in_token(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self._trace(2, "I see whitespace in word state")
            self.state = " "
            return self._complete()
        if c in self.commenters:
            self._skip_comment()
            if self.posix:
                self.state = " "
            return self.posix and self._complete()
        return self._in_punctuation(c) if self.state == "c" else self._in_word(c)

    def _in_punctuation(self, c):
        if c in self._punctuation_chars:
            self.token += c
            return False
        self._pushback_chars.append(c)
        self.state = " "
        return True

    def _in_word(self, c):
        if self.posix and c in self.quotes:
            self.state = c
        elif self.posix and c in self.escape:
            self._begin_escape(c, "a")
        elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation_chars:
            self.token += c
        else:
            unread = self._pushback_chars.append if self._punctuation_chars else self.pushback.appendleft
            unread(c)
            self._trace(2, "I see punctuation in word state")
            self.state = " "
            return self._complete()
        return False

    def sourcehook(self, newfile):
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        file, line = self.infile if infile is None else infile, self.lineno if lineno is None else lineno
        return '"%s", line %d: ' % (file, line)

    def __iter__(self):
        return self

    def __next__(self):
        if (token := self.get_token()) == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split, lexer.commenters = True, lexer.commenters if comments else ""
    return list(lexer)


def join(split_command):
    return " ".join(quote(arg) for arg in split_command)


_unsafe = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def quote(s):
    if not s:
        return "''"
    if _unsafe.search(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
