"""html.parser: links and text of pages, in pieces, with what browsers accept."""
from html.parser import HTMLParser


class Show(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos(), repr(self.get_starttag_text()))

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)

    def handle_decl(self, decl):
        print("decl", repr(decl))

    def handle_pi(self, data):
        print("pi", repr(data))

    def unknown_decl(self, data):
        print("unknown", repr(data))


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.text, self.skip = [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (href := dict(attrs).get("href")):
            self.links.append(href)
        self.skip += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.skip -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.skip and data.strip():
            self.text.append(data.strip())


PAGE = """<!DOCTYPE html>
<html><head><title>T &amp; T</title><script>if (a < b && c) { x("</p>"); }</script><style>p > a {}</style></head>
<body CLASS=main data-x='1 &lt; 2' hidden>
<p>One<br>two<br/>three <A HREF="/x?a=1&amp;b=2">link</A> &copy; &#65;&#x42; &bogus; R&D</p>
<!-- a comment --><?php echo ?>
<img src=a.png alt="" /><input disabled value=x/>
<ul><li>1<li>2</ul></body></html>
"""
links = Links()
links.feed(PAGE)
links.close()
print(links.links, links.text)
Show().feed(PAGE)
for text in ("<a", "a < b", "<a b='x", "&am", "x &amp", "<p>&lt", "</>", "</ p>", "</p x=1>", "</1>", "<!x>", "<![CDATA[y]]>", "<![if IE]>", "<!-- x", "<>", "< p>", "<p/ >",
             "<a b=c=d>", "<a b>", "<a =b>", "<a b = 'c' d>", "<a\nb\n=\nc>", "<a/b/c>", "<p a=1 a=2>", "<script>x</SCRIPT >y", "<script>x", "<p>\n\n<b>", "&#1234567890;", "<a b='c'd>"):
    print("==", repr(text))
    p = Show()
    p.feed(text)
    p.close()
print("== references kept")
p = Show(convert_charrefs=False)
p.feed("a &amp; b &#65; &#x41 c&d <b>&nbsp</b> & &")
p.close()
print("== pieces")
p = Show()
for piece in ("<a hr", "ef='x'", ">te", "xt &am", "p; more</", "a><scr", "ipt>a<b", "</scr", "ipt>", "tail"):
    p.feed(piece)
p.close()
