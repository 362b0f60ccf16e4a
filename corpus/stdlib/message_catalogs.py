"""Messages in other languages: catalogs in GNU's binary format, plural forms, contexts, fallbacks."""
import gettext
import os
import struct
import tempfile


def catalog(messages):
    """A .mo file with messages, given as {original: translation}."""
    items = sorted((k.encode(), v.encode()) for k, v in messages.items())
    base = 28 + 16 * len(items)
    data, tables = b"", ([], [])
    for part in 0, 1:
        for item in items:
            tables[part].append((len(item[part]), base + len(data)))
            data += item[part] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(items), 28, 28 + 8 * len(items), 0, 0)
    return head + b"".join(struct.pack("<2I", *entry) for table in tables for entry in table) + data


def install(root, language, messages, plural):
    path = os.path.join(root, language, "LC_MESSAGES")
    os.makedirs(path)
    messages[""] = f"Content-Type: text/plain; charset=utf-8\nPlural-Forms: {plural};\n"
    with open(os.path.join(path, "shop.mo"), "wb") as file:
        file.write(catalog(messages))


with tempfile.TemporaryDirectory() as root:
    install(root, "de", {
        "Cart": "Warenkorb", "menu\4Open": "Öffnen", "%d item\0%d items": "%d Artikel\0%d Artikel", "Bye": "Tschüss",
    }, "nplurals=2; plural=n != 1")
    install(root, "pl", {
        "Cart": "Koszyk", "%d file\0%d files": "%d plik\0%d pliki\0%d plików",
    }, "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)")

    polish = gettext.translation("shop", root, ["pl", "de"])
    print(polish.gettext("Cart"), polish.gettext("Bye"), polish.gettext("Unknown"), polish.charset())
    for n in 0, 1, 2, 5, 12, 22, 112:
        print(polish.ngettext("%d file", "%d files", n) % n, end="; ")
    print()
    german = gettext.translation("shop", root, ["de"])
    print(german.pgettext("menu", "Open"), german.pgettext("door", "Open"), german.ngettext("%d item", "%d items", 3) % 3)
    print(german.info()["plural-forms"])
    print([os.path.relpath(path, root) for path in gettext.find("shop", root, ["fr", "pl", "de"], all=True)])
    try:
        gettext.translation("shop", root, ["fr"])
    except FileNotFoundError as e:
        print(e)
    gettext.bindtextdomain("shop", root)
    gettext.textdomain("shop")
    os.environ["LANGUAGE"] = "de"
    _ = gettext.gettext
    print(_("Cart"), gettext.ngettext("%d item", "%d items", 1) % 1, gettext.dgettext("other", "Cart"))

for form in "n>1", "n ? 2 : n == 0 ? 1 : 0", "n**2", "n &", "(n", "7 7":
    try:
        choose = gettext.c2py(form)
        print(form, [choose(n) for n in (0, 1, 2, 3)])
    except ValueError as e:
        print(form, "-", e)
