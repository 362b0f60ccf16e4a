"""pathlib: pure paths taken apart and put together, and files found, written and moved."""

import os
import pathlib
import pickle
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

p = PurePosixPath("/usr/local/lib/python3.13/site.tar.gz")
print(repr(p), p.parts, p.drive, p.root, p.anchor, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.is_absolute())
print(list(p.parents), p.parents[1], p.parents[-1], len(p.parents), p.parents[0:2], repr(p.parents))
print(p.with_name("x.py"), p.with_suffix(".bz2"), p.with_suffix(""), p.with_stem("all"), p.relative_to("/usr"), p.is_relative_to("/opt"))
print(PurePosixPath("a") / "b" / "../c", "x" / PurePosixPath("y"), PurePosixPath("a", "/b", "c"), PurePosixPath("a//b/./c/"), PurePosixPath(), PurePosixPath("//host/x"), PurePosixPath("///x"))
print(PurePosixPath("a/b").joinpath("c", "d"), PurePosixPath("/a/b").relative_to("/a/c/d", walk_up=True), PurePosixPath("/a b#").as_uri(), os.fspath(p) == str(p), bytes(PurePosixPath("é")))
print(sorted([PurePosixPath("b"), PurePosixPath("a/z"), PurePosixPath("a-b")]), PurePosixPath("a") == PurePosixPath("a/"), hash(PurePosixPath("a")) == hash(PurePosixPath("./a")), PurePosixPath("A") < PurePosixPath("a"))
for name in ("a.b.", ".profile", "..x", "a..b", "noext", "x.", ".x.y"):
    q = PurePosixPath(name)
    print(name, repr(q.stem), repr(q.suffix), q.suffixes)
for path, pattern in [("a/b/c.py", "*.py"), ("a/b/c.py", "b/*.py"), ("/a.py", "/*.py"), ("a/b.py", "/*.py"), ("a/b/c", "**/c"), ("A.PY", "*.py")]:
    print(path, pattern, PurePosixPath(path).match(pattern), PurePosixPath(path).full_match(pattern), PureWindowsPath(path).match(pattern))
w = PureWindowsPath("c:/Program Files", "Py\\x.exe")
print(repr(w), w, w.parts, w.drive, w.root, w.parent, w.as_uri(), w == PureWindowsPath("C:\\program files\\py\\X.EXE"), PureWindowsPath("//srv/share/d").parts, PureWindowsPath("c:x").is_absolute())
for bad in (lambda: p.relative_to("/opt"), lambda: PurePosixPath("/").with_name("x"), lambda: p.with_suffix("gz"), lambda: p.with_name("a/b"), lambda: PurePosixPath(1), lambda: p / 5,
            lambda: PurePosixPath(b"x"), lambda: p < w, lambda: p.match(""), lambda: PurePosixPath("x").as_uri(), lambda: p.parents[9], lambda: pathlib.WindowsPath("x"), lambda: list(Path().glob("/x")), lambda: list(Path().glob(""))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(pickle.loads(pickle.dumps(p)) == p, type(PurePath("x")).__name__, type(Path("x")).__name__, isinstance(Path(), os.PathLike), Path.__module__)

with tempfile.TemporaryDirectory() as tmp:
    root = Path(tmp)
    show = lambda found: sorted(str(f.relative_to(root)) for f in found)
    (root / "pkg" / "sub").mkdir(parents=True)
    (root / "pkg").mkdir(exist_ok=True)
    print((root / "pkg" / "mod.py").write_text("x = 1\ny = 2\n"), (root / "pkg" / "sub" / "data.bin").write_bytes(b"\0\1"), (root / "readme.md").write_text("héllo", encoding="utf-8"))
    (root / "pkg" / "__init__.py").touch()
    (root / ".hidden").touch(mode=0o600)
    (root / "link").symlink_to(root / "readme.md")
    print(show(root.iterdir()), show(root.glob("*")), show(root.glob("*.md")), show(root.glob("**/*.py")), show(root.rglob("*.py")), show(root.rglob("sub")), show(root.glob("*/")), show(root.glob("**")))
    print(show(root.glob("pkg/*/data.*")), show(root.glob("pkg/../*.md")), show(root.glob("nothing/*")), show(root.glob("PKG/*.PY", case_sensitive=False)))
    f = root / "pkg" / "mod.py"
    print(f.read_text(), f.read_bytes(), f.exists(), f.is_file(), f.is_dir(), f.parent.is_dir(), f.stat().st_size, (root / "link").is_symlink(), (root / "link").readlink() == root / "readme.md", (root / "link").resolve().name)
    with f.open("a") as out:
        out.write("z = 3\n")
    print(sum(1 for _ in f.open()), f.samefile(str(f)), f.rename(f.with_suffix(".txt")).name, f.exists(), (root / "link").exists(follow_symlinks=False))
    print([(str(d.relative_to(root)), sorted(dirs), sorted(files)) for d, dirs, files in root.walk()])
    for bad in (lambda: (root / "no").read_text(), lambda: (root / "pkg").rmdir(), lambda: (root / "pkg").mkdir(), lambda: (root / "a" / "b").mkdir(), lambda: (root / "no").unlink(), lambda: f.write_text(b"x"), lambda: list((root / "no").iterdir())):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, str(e).replace(tmp, "TMP"))
    (root / "no").unlink(missing_ok=True)
    os.chdir(root)
    print(Path("pkg").absolute() == root.resolve() / "pkg", Path.cwd() == root.resolve(), Path("pkg/../readme.md").resolve() == (root / "readme.md").resolve(), Path("~").expanduser() == Path.home(), Path("x").absolute().name)
    os.chdir("/")
print(Path(tmp).exists(), Path("/etc/../etc/passwd").resolve(), Path("/nonexistent/x").resolve(), Path("/").is_mount(), Path("/dev/null").is_char_device())
