"""Regular expressions that search bytes: what is above 127 stands for itself, also where a match begins with it."""

import re

BOM = b"\xef\xbb\xbf"
RECORD = re.compile(rb"\xff(?P<kind>[\x00-\x7f])(?P<body>[^\xff]*)")


def strip_marks(data):
    return re.sub(rb"\xef\xbb\xbf", b"", data)


def records(data):
    return [(m["kind"], m["body"], m.span()) for m in RECORD.finditer(data)]


def main():
    print(re.search(BOM, b"text" + BOM).span(), re.search(b"\xbb", BOM).span(), re.search(rb"t\xef+", b"text\xef\xef").group())
    print(strip_marks(BOM + b"one" + BOM + b"two"))
    print(records(b"junk\xffA\xe9\xe8\xff\x80x\xffBend"))
    print(re.split(rb"\xa0|\xc2", b"a\xa0b\xc2c"), re.findall(rb"[\xe0-\xef].", b"\xe0a\xf0b\xefc"))
    print(re.match(rb"(\xfe)\1", b"\xfe\xfe\xfe").span(), re.fullmatch(rb"\xfe{2,}", b"\xfe" * 5))
    print(re.search("\xef", "caf\xef\xe9").span(), re.findall("\xe9+", "\xe9\xe9x\xe9"))


main()
