"""Picklers with persistent ids, own reducers, restricted globals and out-of-band buffers."""

import builtins
import copy
import copyreg
import io
import pickle


class Record:
    def __init__(self, key):
        self.key = key

    def __repr__(self):
        return f"Record({self.key})"


table = {1: Record(1), 2: Record(2)}


class DBPickler(pickle.Pickler):
    def persistent_id(self, obj):
        return ("record", obj.key) if isinstance(obj, Record) else None

    def reducer_override(self, obj):
        if obj is len:
            return getattr, (str, "upper")
        return NotImplemented


class DBUnpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        kind, key = pid
        if kind != "record":
            raise pickle.UnpicklingError(f"unknown {kind}")
        return table[key]

    def find_class(self, module, name):
        if module == "builtins" and name in ("range", "str", "getattr"):
            return getattr(builtins, name)
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")


for value in ([table[1], {"two": table[2]}, table[1]], range(5), len, print, io.StringIO):
    stream = io.BytesIO()
    DBPickler(stream, 2).dump(value)
    print(stream.getvalue())
    stream.seek(0)
    try:
        print(DBUnpickler(stream).load())
    except pickle.UnpicklingError as e:
        print("refused:", e)


class Complex:
    def __init__(self, re, im):
        self.re, self.im = re, im

    def __repr__(self):
        return f"{self.re}+{self.im}j"


copyreg.pickle(Complex, lambda c: (Complex, (c.re, c.im)))
print(pickle.dumps(Complex(1, 2), 2), pickle.loads(pickle.dumps(Complex(1, 2))), copy.copy(Complex(3, 4)))


class Tree(list):
    def __reduce__(self):
        return type(self), (), {"size": len(self)}, iter(self)


tree = Tree([1, Tree([2]), "x"])
again = pickle.loads(pickle.dumps(tree))
print(again, again.size, type(again).__name__, again[1].size, pickle.dumps(tree, 0))


class Config:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.made = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return ("a",), {"b": 2}


for protocol in range(2, 6):
    data = pickle.dumps(Config(), protocol)
    print(data, pickle.loads(data).made)

buffers = []
block = bytearray(b"large block")
data = pickle.dumps([pickle.PickleBuffer(block), 1], 5, buffer_callback=buffers.append)
print(data, len(buffers), bytes(buffers[0].raw()))
back = pickle.loads(data, buffers=[block])
print(back, back[0] is block)
stream = io.BytesIO()
pickler = pickle.Pickler(stream, 4)
word = "recurring"
for value in ([word], [word, word]):
    pickler.dump(value)
    print(stream.getvalue())
pickler.clear_memo()
print(pickler.memo.copy())
stream.seek(0)
reader = pickle.Unpickler(stream)
print(reader.load(), reader.load())
try:
    reader.load()
except EOFError as e:
    print("end:", e)
copyreg.add_extension("__main__", "Record", 0xF0)
print(pickle.dumps(Record, 2), pickle.loads(pickle.dumps(Record, 2)) is Record)
