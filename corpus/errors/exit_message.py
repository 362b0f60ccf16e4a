"""sys.exit with a message: it goes to stderr, and the status is 1."""
import sys


def main(argv):
    if len(argv) < 2:
        print("checking arguments")
        sys.exit("usage: exit_message.py NAME")
    print("hello", argv[1])


class Closer:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("closing after", kind.__name__, value)


with Closer():
    main(["exit_message.py", "world"])
    main(sys.argv[:1])
print("not reached")
