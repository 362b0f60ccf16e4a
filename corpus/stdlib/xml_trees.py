"""xml.etree.ElementTree: reading, searching, changing, writing; what is not well-formed, with its place."""
import copy
import io
import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

CATALOG = """<?xml version="1.0"?>
<!-- the catalogue -->
<catalog xmlns:x="http://x.test/ns" xml:lang="en">
  <book id="b1" price="10"><title>One &amp; Only</title><author>Ann</author></book>
  <book id="b2"><title>Two</title><author>Bob</author><x:note kind='q"uote'>n<b>bold</b>tail</x:note></book>
  <?target some data?>
  <dvd id="d1"/><![CDATA[ <raw> ]]>
</catalog>
"""
root = ET.fromstring(CATALOG)
print(root.tag, root.attrib, len(root), [e.tag for e in root])
for path in ("book", "book/title", ".//title", "*", "./book[@price]", "book[@id='b2']/author", ".//*[title='Two']", "book[2]", "book[last()]", "book[last()-1]",
             ".//{http://x.test/ns}note", ".//{*}note", "{http://x.test/ns}*", ".//title/..", "book[author]/title", "book[@id!='b1']", ".//b", "book[.='TwoBobnboldtail']",
             "nothing", "dvd/", ".", "book[ 1 ]", ".//book[author='Ann'][@price='10']", "book//b", "{}*"):
    print(path, [(e.tag, e.get("id")) for e in root.findall(path)])
print(root.findtext("book/title"), root.findtext("zip"), root.findtext("zip", "dflt"), root.findtext("dvd"), root.find(".//x:note", {"x": "http://x.test/ns"}).attrib)
print("".join(root.itertext()).split(), [e.tag for e in root.iter()], [e.get("id") for e in root.iter("book")], next(root.iterfind("book")).keys())
print(ET.tostring(root).decode())
print(ET.tostring(root, encoding="unicode", method="text").split())

page = Element("html", {"class": "a<b"}, lang="de")
body = SubElement(page, "body")
p = SubElement(body, "p", id="1")
p.text, p.tail = "Tom & Jerry <3 é", "\n"
body.append(ET.Comment("a comment"))
body.insert(0, ET.ProcessingInstruction("php", "echo"))
SubElement(body, "br")
p.set("title", 'say "hi"\n\t')
for kw in ({}, {"encoding": "unicode"}, {"encoding": "utf-8", "xml_declaration": True}, {"encoding": "iso-8859-1"}, {"method": "html"}, {"short_empty_elements": False}, {"method": "text"}):
    print(ET.tostring(page, **kw))
ET.indent(page)
ET.dump(page)
ET.indent(page, space="\t", level=1)
print(ET.tostring(page, encoding="unicode"))
ns = ET.fromstring('<a xmlns="u:1" xmlns:p="u:2" p:k="v" q="w"><p:b/><c xmlns="">x</c></a>')
print(ET.tostring(ns), [e.tag for e in ns.iter()], ns.attrib)
ET.register_namespace("pp", "u:2")
print(ET.tostring(ns), ET.tostring(Element(ET.QName("u:2", "q"), {ET.QName("{u:9}z"): "1"})))
tree = ET.ElementTree(copy.deepcopy(page))
buf = io.BytesIO()
tree.write(buf, encoding="utf-16", xml_declaration=True)
again = ET.parse(io.BytesIO(buf.getvalue()))
print(again.getroot().tag, again.find(".//p").text, again.getroot()[0][1].attrib, ET.iselement(page), ET.iselement("x"))
kids = Element("k")
kids.extend(Element(f"c{i}") for i in range(5))
kids[1:3] = [Element("new")]
del kids[0]
kids.remove(kids[-1])
print([e.tag for e in kids], kids[-1].tag, [e.tag for e in kids[::-1]], kids.items())
print([(ev, e.tag if hasattr(e, "tag") else e) for ev, e in ET.iterparse(io.StringIO('<r xmlns:n="u"><a>1</a><n:b/></r>'), events=("start", "end", "start-ns", "end-ns"))])
pull = ET.XMLPullParser(["end"])
for piece in ("<r><a>te", "xt</a", "><b/>", "</r>"):
    pull.feed(piece)
    print(piece, [(ev, e.tag, e.text) for ev, e in pull.read_events()])


class Counter:
    def __init__(self):
        self.depth = self.most = 0

    def start(self, tag, attrib):
        self.depth += 1
        self.most = max(self.most, self.depth)

    def end(self, tag):
        self.depth -= 1

    def data(self, data):
        pass

    def close(self):
        return self.most


parser = ET.XMLParser(target=Counter())
parser.feed("<a><b><c/></b></a>")
print(parser.close())

BAD = ["", "  ", "x", "<a>", "<a", "<a b", "<a b=", "<a b='1", "<a b=1/>", "<a b='1' b='2'/>", "<a></b>", "<a><b></a>", "<a/><b/>", "<a/>x", "<a>&foo;</a>",
       "<a>&</a>", "<a>& b</a>", "<a>&#x;</a>", "<a>&#0;</a>", "<a><</a>", "<a><1/></a>", "<p:a/>", "<a p:b='1'/>", "<a>\x01</a>", "<!-- x",
       "<a><!-- -- --></a>", "<a>]]></a>", " <?xml version='1.0'?><a/>", "<a b='<'/>", "</a>", "<a></a></a>", "<a b='1'c='2'/>", "<a\n>\n<b>\n</c>",
       "<a>é&x;</a>", "<?xml?><a/>", "<a><?xml x?></a>", "<a:b:c xmlns:a='u'/>", "<a xmlns:x=''/>", "<a>text", "<a><![CDATA[x", "<a><b></b",
       "<a b='&x;'/>", "< a/>", "<a / >", "<a><b/ ></a>", "&amp;", "<?xml version='1.0'?>"]
for text in BAD:
    try:
        print(repr(text), ET.tostring(ET.fromstring(text)))
    except ET.ParseError as e:
        print(repr(text), e, e.code, e.position)
for text in ("<!DOCTYPE a [<!ENTITY e 'v&#97;l'>]><a b='&e;'>&e;&lt;&#x41;</a>", "<!DOCTYPE a><a/>", "<a b='a\nb&#10;c'>r\r\nn</a>", "<a/><!-- c --><?pi x?>\n",
             b"\xef\xbb\xbf<a>\xc3\xa9</a>", b"<a>\xe9</a>", "<?xml version='1.0' encoding='latin-1'?><a>\xe9</a>".encode("latin-1"), "<a>\u20ac</a>".encode("utf-16")):
    try:
        print(repr(text), ET.tostring(ET.fromstring(text)))
    except ET.ParseError as e:
        print(repr(text), e)
a = Element("a")
for wrong in (lambda: a.append("x"), lambda: a.remove(Element("b")), lambda: a[5], lambda: a.insert("x", a), lambda: Element("a", "b"), lambda: SubElement("x", "y"),
              lambda: a.find("/x"), lambda: a.find("x[0]"), lambda: a.find("x[foo()]"), lambda: a.find("x[last()-a]"), lambda: a.find("x[last()+1]"), lambda: a.find("x[@a=3]"),
              lambda: ET.indent(a, level=-1), lambda: a.set("k", 1) or ET.tostring(a), lambda: ET.parse("/nope"), lambda: a.nope, lambda: a.extend("ab"), lambda: a.extend(5),
              lambda: a.__setitem__(0, a), lambda: ET.register_namespace("ns1", "u"), lambda: a["x"], lambda: ET.XMLParser().close(), lambda: setattr(a, "zz", 1),
              lambda: ET.tostring(a, method="q"), lambda: ET.fromstring(5), lambda: ET.XMLPullParser(["bogus"]), lambda: ET.tostring(Element(5)), lambda: a.find("p:x", {"q": "u"})):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
ET.fromstring("<config>\n  <port>80</prt>\n</config>")
