"""zipfile: archives in memory and in files, what is refused, and what other programs wrote."""
import io
import os
import tempfile
import warnings
import zipfile

warnings.simplefilter("ignore")


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


buf = io.BytesIO()
z = zipfile.ZipFile(buf, "w")
z.writestr("a.txt", "hello")
z.writestr(zipfile.ZipInfo("d/"), b"")
z.mkdir("e")
z.writestr("c.bin", b"x" * 10000, compress_type=zipfile.ZIP_DEFLATED)
z.writestr("größe/日本.txt", "ünïcode")
info = zipfile.ZipInfo("dated", (2024, 2, 29, 13, 45, 58))
info.comment, info.external_attr = b"a comment", 0o755 << 16
z.writestr(info, b"#!")
print([i for i in z.infolist() if i.filename != "c.bin"], z.namelist())
show(lambda: z.writestr("a.txt", "again"))
show(lambda: z.read("a.txt"))
show(lambda: z.open("zz"))
z.comment = b"note"
show(lambda: setattr(z, "comment", "text"))
z.close()
print(z)
for late in (lambda: z.read("a.txt"), lambda: z.writestr("x", "y"), z.namelist, z.close):
    show(late)
r = zipfile.ZipFile(buf)
print(r.comment, r.testzip(), r.getinfo("dated").date_time, r.getinfo("dated").comment)
for i in r.infolist():
    print(i.filename, i.is_dir(), i.file_size, i.CRC, i.compress_type, oct(i.external_attr >> 16), i.create_system, i.flag_bits, i.create_version, i.extract_version)
for wrong in (lambda: r.read("q"), lambda: r.writestr("x", "y"), lambda: r.open("a.txt", "w"), lambda: r.open("a.txt", "q"), lambda: r.getinfo("nope")):
    show(wrong)
f = r.open("a.txt")
print(f, f.name, f.mode, f.read(2), f.tell(), f.seek(0), f.peek(), f.readline(), f.readable(), f.seekable(), f.writable(), f.closed)
f.close()
show(f.read)
with r.open("c.bin") as f:
    print(f.read(3), f.seek(-4, 2), f.read(), f.seek(5), len(f.read(1000)), f.tell(), f)
with io.TextIOWrapper(r.open("größe/日本.txt"), encoding="utf-8") as text:
    print(text.read())
for data in (b"", b"x" * 100, b"PK\x03\x04" + b"x" * 50, buf.getvalue()[:-30]):
    show(lambda: zipfile.ZipFile(io.BytesIO(data)))
    print(zipfile.is_zipfile(io.BytesIO(data)))
show(lambda: zipfile.ZipFile("/nope"))
show(lambda: zipfile.ZipFile(buf, "q"))
show(lambda: zipfile.ZipFile(buf, "r", compression=99))
broken = bytearray(buf.getvalue())
broken[broken.find(b"again")] = 65
show(lambda: zipfile.ZipFile(io.BytesIO(broken)).read("a.txt"))
print(zipfile.ZipFile(io.BytesIO(broken)).testzip(), zipfile.ZipFile(io.BytesIO(b"#!prefix\n" + buf.getvalue())).read("dated"))
show(lambda: zipfile.ZipInfo("x", (1979, 1, 1, 0, 0, 0)))
print(zipfile.ZipInfo("x"), zipfile.ZipInfo("a/b\0c").filename, zipfile.ZipInfo("q").date_time)
with tempfile.TemporaryDirectory() as d:
    os.chdir(d)
    with open("src.txt", "w") as f:
        f.write("data\n" * 100)
    os.chmod("src.txt", 0o640)
    os.mkdir("dir")
    with zipfile.ZipFile("f.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.write("src.txt", "in/src.txt")
        z.write("dir")
        z.writestr("../evil", "e")
        z.writestr("/abs", "a")
    with zipfile.ZipFile("f.zip", "a") as z, z.open("late.txt", "w") as w:
        w.write(b"late")
    with zipfile.ZipFile("f.zip") as z:
        print(z.namelist(), z, oct(z.getinfo("in/src.txt").external_attr >> 16))
        z.extractall("out")
        print(sorted(os.path.join(a, f) for a, _, fs in os.walk("out") for f in fs), os.path.isdir("out/dir"), z.extract("in/src.txt", "more"))
    print(zipfile.is_zipfile("f.zip"), os.path.getsize("out/in/src.txt"))
    show(lambda: zipfile.ZipFile("f.zip", "x"))
    with zipfile.ZipFile("g.zip", "w") as z:
        w = z.open("one", "w")
        show(lambda: z.open("two", "w"))
        show(z.close)
        w.write(b"x")
        w.close()
        show(lambda: w.write(b""))
    os.chdir("/")


class Pipe(io.RawIOBase):
    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, b):
        self.data += bytes(b)
        return len(b)


pipe = Pipe()
with zipfile.ZipFile(pipe, "w") as z:
    z.writestr("s", "streamed")
print(zipfile.ZipFile(io.BytesIO(pipe.data)).read("s"), zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.BadZipFile is zipfile.error)
