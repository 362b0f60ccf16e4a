"""String methods, slicing, escapes, Unicode, encoding."""

s = "The quick brown fox"
print(s.upper(), s.lower(), s.title(), s.swapcase(), "hello world".capitalize(), sep="|")
print(s.split(), s.split("o"), s.split(" ", 1), s.rsplit(" ", 1), "a,,b".split(","), "  a  b ".split(), "".split(), "".split(","))
print("-".join(["a", "b", "c"]), s.replace("o", "0"), s.replace("o", "0", 1), "aaa".replace("", "-"))
print(s.find("quick"), s.find("zzz"), s.rfind("o"), s.index("T"), s.count("o"), "aaaa".count("aa"))
print(s.startswith("The"), s.endswith(("cat", "fox")), s.startswith("quick", 4), "fox" in s, "cat" not in s)
print("  pad ".strip() + "|", "xxpadxx".strip("x"), "xyx".lstrip("x"), "xyx".rstrip("x"), "pre-fix".removeprefix("pre-"), "a.py".removesuffix(".py"))
print("7".zfill(3), "-7".zfill(4), "a".center(5, "*"), "a".ljust(3) + "|", "a".rjust(3), "tab\tx".expandtabs(4))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "one\ntwo\r\nthree".splitlines(), "a\nb\n".splitlines(True))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "ab".islower(), "AB".isupper(), "a_1".isidentifier(), "".isalpha(), "½".isnumeric())
print("abc" < "abd", "a" < "B", "" < "a", "abc" == "ab" + "c", "Z" < "a", max("hello"), min("hello"), sorted("hello"))
print(s[0], s[-1], s[4:9], s[::-1], s[::3], s[-3:], s[100:], s[5:2], s[::-2], len(s))
print("ab" * 3, 3 * "-", "ab" * 0, "ab" * -1, "a" "b" 'c')
print("it's", 'say "hi"', "both ' and \"", repr("it's"), repr('say "hi"'), repr("both ' \""), repr("tab\t\n\\ \x00 \x7f é \u200b"))
print(ord("A"), chr(97), ord("한"), chr(0x1F600), "\N{GREEK SMALL LETTER ALPHA}", "\u00e9", "\x41", "\101", r"raw\n")
word = "한국어 naïve 😀"
print(len(word), word[0], word[-1], word[::-1], word.upper(), word.encode(), word.find("naïve"), word[1:3])
print("straße".upper(), "ẞ".lower(), "straße".casefold(), "İ".lower() == "i̇", "ǆ".title())
print("naïve".encode("latin-1"), b"\xed\x95\x9c".decode("utf-8"), "é".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"), b"\xff\xfe".decode("utf-8", "replace"))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("l"): None, ord("h"): "J"}), str.maketrans("a", "b", "c"))
print(str(12), str(1.5), str(None), str([1, "a"]), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), repr(str))
print(int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("1_000"), float("1e3"), float(" .5 "), float("-inf"))
for action in (lambda: "abc".index("z"), lambda: "a"[5], lambda: "a" + 1, lambda: "a" * "b", lambda: int("12x"),
               lambda: float("abc"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: ",".join([1]),
               lambda: "a" < 1, lambda: chr(-1), lambda: ord("ab"), lambda: "a".split(""), lambda: s["y"],
               lambda: int("5", 40), lambda: "abc".foo, lambda: "a" in 5, lambda: 5 in "a"):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
print("%s" % "ok", "A" "B".lower(), "x".join("abc"), "abc".__len__(), "abc".__contains__("b"), hash("a") == hash("a"))
text = "the cat and the dog and the bird"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
