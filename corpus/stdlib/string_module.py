import string
from string import Template, Formatter, capwords
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(capwords("hello  world x"), capwords("a-b-c", "-"))
t = Template("$who likes ${what}, $$5 and $missing")
print(t.safe_substitute(who="tim", what="kung pao"), t.get_identifiers(), t.is_valid(), t.substitute({"who": 1, "what": 2}, missing=3))
for f in (lambda: t.substitute(who=1), lambda: Template("a\nb $ c").substitute()):
    try: print(f())
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
class Pct(Template): delimiter = "%"
print(Pct("%a %% $x").substitute(a=1))
print(Formatter().format("{0} {1!r:>5} {k[0]} {{}} {x.real:{w}}", 1, "a", k=[7], x=5, w=4), Formatter().format("{} {}", 1, 2))
class D(Formatter):
    def get_value(self, key, args, kw): return kw.get(key, "?") if isinstance(key, str) else args[key]
print(D().format("{a} {b}", a=1))
