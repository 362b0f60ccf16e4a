"""Stands in for the old module smtpd, which the runtime lacks: what needs it is skipped."""

from test.support import asyncore


class SMTPServer(asyncore.dispatcher):
    pass
