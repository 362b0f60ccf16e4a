"""Walks, copies, globs, archives and compares files below a temporary directory."""
import contextlib
import filecmp
import fnmatch
import glob
import hashlib
import os
import pathlib
import shutil
import stat
import sys
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath


def tree(root, prefix=""):
    for p in sorted(root.iterdir(), key=lambda p: (p.is_file(), p.name)):
        size = p.stat().st_size if p.is_file() else 0
        print(f"{prefix}{p.name}{'/' if p.is_dir() else f' ({size})'}{' -> ' + os.readlink(p) if p.is_symlink() else ''}")
        if p.is_dir() and not p.is_symlink():
            tree(p, prefix + "  ")


with tempfile.TemporaryDirectory(prefix="tools") as tmp, contextlib.chdir(tmp):
    root = Path("proj")
    (root / "src" / "pkg").mkdir(parents=True)
    (root / "docs").mkdir(mode=0o750)
    for name, text in {"src/a.py": "print(1)\n", "src/pkg/b.py": "x = 2\n" * 50, "docs/ü.txt": "grüße\n", "README": "", "src/pkg/data.bin": "\0" * 10}.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / "link").symlink_to("src/a.py")
    tree(root)
    print(sorted(str(p) for p in root.rglob("*.py")), sorted(p.as_posix() for p in root.glob("*/")), [*map(str, sorted(root.glob("**/[!a]*.py")))])
    print(sorted(glob.glob("proj/**/*.py", recursive=True)), glob.glob("*.none"), sorted(glob.iglob("*", root_dir="proj/src")), glob.escape("a[1]*"))
    for d, dirs, files in os.walk("proj"):
        dirs.sort()
        print(d, dirs, sorted(files))
    for d, dirs, files in Path("proj").walk(top_down=False):
        if d.name == "pkg":
            print(d, dirs, sorted(files))
    shutil.copytree(root, "copy", ignore=shutil.ignore_patterns("*.bin", "docs"))
    tree(Path("copy"))
    print(shutil.move("copy/README", "moved.txt"), os.path.exists("copy/README"), shutil.copy2("moved.txt", "copy"), Path("copy/moved.txt").exists())
    print(hashlib.sha256((root / "src/pkg/b.py").read_bytes()).hexdigest()[:16], (root / "docs/ü.txt").read_bytes())
    p = root / "src/a.py"
    p.chmod(0o640)
    st = p.stat()
    print(stat.filemode(st.st_mode), oct(stat.S_IMODE(st.st_mode)), st.st_nlink, st.st_size, p.is_file(), os.access(p, os.X_OK), p.owner() == Path.home().owner() if False else "")
    os.utime(p, (1_000_000_000, 1_000_000_000.5))
    print(p.stat().st_mtime, os.path.getmtime(p), p.stat().st_mtime_ns)
    for f in (lambda: Path("nope").read_text(), lambda: root.mkdir(), lambda: os.rmdir(root), lambda: (root / "README/x").write_text(""), lambda: root.read_bytes(),
              lambda: p.rename("no/dir/x"), lambda: os.listdir("nowhere"), lambda: Path("x").unlink(), lambda: shutil.copy("nope", "y"), lambda: shutil.rmtree("nope"),
              lambda: os.symlink("a", root / "link"), lambda: open("nope/x", "w"), lambda: open(p, "q"), lambda: open(p, "rb", encoding="utf-8"), lambda: shutil.copyfile(p, p)):
        try:
            f()
        except (OSError, ValueError, shutil.Error) as e:
            print(type(e).__name__, e)
    Path("x").unlink(missing_ok=True)
    with open("lines.txt", "w+", newline="") as f:
        print(f.write("one\r\ntwo\nthree"), f.tell())
        f.seek(0)
        print(f.readlines(), f.read(), f.seek(4), repr(f.read(3)), f.truncate(), os.path.getsize("lines.txt"))
    with open("lines.txt", "a", encoding="utf-8") as f, contextlib.suppress(ValueError):
        print("ünd", 1, 2, sep="-", end="!", file=f, flush=True)
        f.read()
    print(repr(open("lines.txt", encoding="utf-8").read()), Path("lines.txt").read_text("latin-1")[-8:])
    try:
        open("lines.txt", encoding="ascii").read()
    except UnicodeDecodeError as e:
        print(e)
    print(open("lines.txt", encoding="ascii", errors="backslashreplace").read()[-12:])
    print(sorted(e.name for e in os.scandir(root) if e.is_dir()), os.path.commonpath([root / "src/a.py", root / "src/pkg"]), os.path.relpath("proj/src", "copy"))
    fd, name = tempfile.mkstemp(suffix=".tmp", dir=".")
    os.write(fd, b"raw")
    os.close(fd)
    print(Path(name).read_text(), fnmatch.filter(os.listdir("."), "*.tmp") == [os.path.basename(name)])
    with tempfile.NamedTemporaryFile("w+", suffix=".x", delete=False) as f:
        f.write("temp")
    print(os.path.basename(f.name)[-2:], Path(f.name).read_text(), Path(f.name).unlink())
    with tempfile.SpooledTemporaryFile(max_size=4) as f:
        f.write(b"spool" * 3)
        f.seek(0)
        print(f.read(7), f._rolled)
    print(filecmp.cmp("proj/src/a.py", "copy/src/a.py", shallow=False))
    shutil.rmtree("copy")
    print(sorted(os.listdir()) != [], shutil.disk_usage(".").total > 0, shutil.which("sh"), shutil.which("no-such"))

q = PurePosixPath("/usr/lib/../lib/python3.13/site.tar.gz")
print(q.suffixes, q.stem, q.name, q.parent.parent, q.parts[-2:], q.with_suffix(".zip"), q.with_name("x"), q.with_stem("y"), q.is_relative_to("/usr"), q.relative_to("/usr"), q.match("*.gz"), q.anchor)
print(PureWindowsPath(r"c:\Users\x\..\file.TXT").as_posix(), PureWindowsPath("c:/a").drive, PureWindowsPath("C:/A") == PureWindowsPath("c:/a"), repr(q / "x" / "/abs"), PurePosixPath("a//b/./c/"), PurePosixPath() / "x")
for bad in (lambda: PurePosixPath("a").relative_to("b"), lambda: PurePosixPath("/").with_name("x"), lambda: PurePosixPath("a").with_suffix("x"), lambda: PurePosixPath(5)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(os.path.splitext("a/.bashrc"), os.path.split("/a/b/"), os.path.join("a", "/b", "c"), os.path.normpath("a/./b//../c"), os.path.expandvars("$NOPE/${NOPE}x"), os.path.basename("a/b"), os.path.isabs("/"), os.path.commonprefix(["abc", "abd"]))
