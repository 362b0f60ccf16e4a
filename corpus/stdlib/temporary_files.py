"""Files and trees made, copied, found and removed in a temporary directory."""

import errno
import glob
import linecache
import os
import platform
import shutil
import stat
import tempfile

with tempfile.TemporaryDirectory(prefix="shop-", suffix=".d") as root:
    print(os.path.basename(root).startswith("shop-"), root.endswith(".d"), stat.filemode(os.stat(root).st_mode))
    os.makedirs(os.path.join(root, "a", "b"))
    for name in ("one.txt", "two.py", ".hidden", "a/three.txt", "a/b/four.txt", "a/b/[x].txt"):
        with open(os.path.join(root, name), "w") as f:
            f.write(f"line 1 of {name}\nline 2\n")
    show = lambda names: sorted(os.path.relpath(n, root) for n in names)
    print(show(glob.glob(root + "/*")), show(glob.glob(root + "/*.txt")), show(glob.glob(root + "/**/*.txt", recursive=True)))
    print(sorted(glob.glob("**", root_dir=root, recursive=True)), sorted(glob.glob("*", root_dir=root, include_hidden=True)), glob.glob("no/*"))
    print(show(glob.glob(root + "/a/b/" + glob.escape("[x]") + ".*")), glob.escape("a[b]*?"), glob.has_magic("a?"))
    print(repr(linecache.getline(root + "/two.py", 2)), repr(linecache.getline(root + "/two.py", 9)), linecache.getlines(root + "/nowhere"))
    print(os.path.relpath(shutil.copy(root + "/one.txt", root + "/a"), root), os.path.relpath(shutil.copyfile(root + "/one.txt", root + "/copy"), root))
    os.chmod(root + "/copy", 0o640)
    shutil.copy2(root + "/copy", root + "/copy2")
    print(stat.filemode(os.stat(root + "/copy2").st_mode), os.stat(root + "/copy").st_mtime_ns == os.stat(root + "/copy2").st_mtime_ns)
    shutil.copytree(root + "/a", root + "/tree", ignore=shutil.ignore_patterns("*four*"))
    print(sorted(os.listdir(root + "/tree")), sorted(os.listdir(root + "/tree/b")))
    print(os.path.relpath(shutil.move(root + "/tree", root + "/a/moved"), root), os.path.exists(root + "/tree"))
    for bad in (lambda: shutil.copyfile(root + "/copy", root + "/copy"), lambda: shutil.copytree(root + "/a", root + "/a/b"), lambda: shutil.rmtree(root + "/nothing"),
                lambda: shutil.move(root + "/a", root + "/a/b/c"), lambda: shutil.copy(root + "/absent", root), lambda: os.rmdir(root + "/a")):
        try:
            bad()
        except OSError as e:
            print(type(e).__name__, str(e).replace(root, "ROOT"), e.errno and errno.errorcode[e.errno])
    shutil.rmtree(root + "/a")
    shutil.rmtree(root + "/nothing", ignore_errors=True)
    print(sorted(os.listdir(root)))
    fd, path = tempfile.mkstemp(".log", "x-", root, text=True)
    os.write(fd, b"data")
    os.close(fd)
    print(os.path.getsize(path), stat.filemode(os.stat(path).st_mode), os.path.basename(path)[:2], path[-4:])
    with tempfile.NamedTemporaryFile("w+", dir=root, suffix=".tmp") as f:
        f.write("text\nmore\n")
        f.flush()
        f.seek(0)
        print(f.readlines(), os.path.exists(f.name), type(f).__name__, f.mode)
    print(os.path.exists(f.name), f.closed)
    with tempfile.TemporaryFile(dir=root) as f:
        f.write(b"abc")
        f.seek(1)
        print(f.read(), f.mode)
    with tempfile.SpooledTemporaryFile(max_size=5, mode="w+", dir=root) as f:
        f.write("abc")
        print(f._rolled, f.tell())
        f.write("defgh")
        print(f._rolled)
        f.seek(0)
        print(f.read())
    print(tempfile.gettempprefix(), tempfile.mkdtemp(dir=root)[:-8].replace(root, ""))
print(os.path.exists(root))
print([stat.filemode(m) for m in (0o100644, 0o040755, 0o120777, 0o104755, 0o102644, 0o041777)], stat.S_ISDIR(0o040755), oct(stat.S_IMODE(0o100644)))
print(shutil.which("sh") is not None, shutil.which("no-such-command"), shutil.get_terminal_size((100, 30)) if "COLUMNS" not in os.environ else "", errno.ENOENT, errno.errorcode[2], errno.EWOULDBLOCK == errno.EAGAIN)
print(platform.system(), platform.python_implementation(), platform.python_version_tuple()[:2], platform.architecture()[0], platform.uname().system)
