"""The environment as text and as bytes; directories that are made, removed and renamed with those above them; pipes to commands."""

import os
import tempfile


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except (OSError, KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


def environment():
    os.environ.clear()
    os.environ["NAME"] = "value \xe9"
    os.environb[b"RAW"] = b"\xff"
    print(os.environ, os.environb, len(os.environ))
    print(os.environ["RAW"] == "\udcff", os.getenvb(b"NAME"), os.getenv("NONE", "other"), b"RAW" in os.environb)
    for env, key, value in (os.environ, "NAME", b"x"), (os.environb, b"NAME", "x"):
        attempt(env.__getitem__, value)
        attempt(env.__setitem__, key, value)
        attempt(env.__delitem__, key * 2)
        attempt(env.setdefault, key, key)
        print(env | {key: key}, {key: key} | env, env.pop(key * 2, None))
    os.environ |= {"ADDED": "1"}
    print(os.popen("echo $ADDED").read(), sorted(os.environ.copy()))
    print(os.get_exec_path(), os.get_exec_path({"PATH": "/a:/b"}), os.get_exec_path({b"PATH": b"/c"}))
    attempt(os.get_exec_path, {"PATH": "/a", b"PATH": b"/c"})


def tree():
    print(sorted(os.path.join(place, name)[2:] for place, directories, files in os.walk(".") for name in directories + files))


def trees():
    for path in "a/b/c", "a/b/c", "d/./e", "f/.", "g//h/", b"i/j", "":
        attempt(os.makedirs, path)
    attempt(os.makedirs, "a/b/c", exist_ok=True)
    with open("file", "w"):
        pass
    attempt(os.makedirs, "file/x")
    attempt(os.makedirs, "file", exist_ok=True)
    tree()
    for path in "a/b/c", "g/h/", "d", "none":
        attempt(os.removedirs, path)
    tree()
    os.renames("file", "new/place/file")
    os.renames("new/place/file", "back")
    attempt(os.renames, "none", "made/anyway")
    tree()


def pipes():
    os.mkfifo("fifo")
    print(list(os.walk("fifo")), [entry.name for entry in os.scandir() if not entry.is_dir() and not entry.is_file()])
    pipe = os.popen("cat > copy; exit 3", "w")
    pipe.write("through a pipe")
    print(pipe.close(), os.popen("kill -9 $$").close(), os.popen("cat copy").read())
    for args in (5,), ("true", "x"), ("true", "r", 0):
        attempt(os.popen, *args)


path = os.environ["PATH"]
environment()
os.environ["PATH"] = path
with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    trees()
    pipes()
    os.chdir("/")
