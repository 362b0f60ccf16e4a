"""CSV with quotes, escapes, numbers, nulls and limits, read and written in many formats, and formats guessed."""
import csv
import io

SAMPLES = {
    "minimal": (['a,"b,c",\'d\'\n', '"two\n', 'lines",x\n', "\n", '"say ""hi""",\n'], {}),
    "escaped": (["a\\,b,c\\\n", "d,\\e\n", "last\\"], {"escapechar": "\\", "quoting": csv.QUOTE_NONE}),
    "numbers": (['1,"2",-3.5,\\.5\n', '"x",1e3\n'], {"quoting": csv.QUOTE_NONNUMERIC, "escapechar": "\\"}),
    "nulls": ([',"",a\n'], {"quoting": csv.QUOTE_NOTNULL}),
    "strings": ([',"",2,"2"\n'], {"quoting": csv.QUOTE_STRINGS}),
    "spaces": (["a  b 'c d'\n"], {"delimiter": " ", "quotechar": "'", "skipinitialspace": True}),
    "loose": (['"a"b,c"d\n'], {}),
    "strict": (['"a"b,c\n'], {"strict": True}),
    "unfinished": (['a,"b\n'], {"strict": True}),
    "returns": (["a\rb\n"], {}),
}
for name, (lines, options) in SAMPLES.items():
    reader = csv.reader(lines, **options)
    try:
        for row in reader:
            print(name, reader.line_num, row)
    except (csv.Error, ValueError) as e:
        print(name, type(e).__name__, e)

ROW = ["plain", 'q"uote', "com,ma", "new\nline", "", None, 7, 2.5, True]
for quoting in range(6):
    for options in {}, {"doublequote": False, "escapechar": "\\"}, {"delimiter": ";", "lineterminator": "|\n"}:
        out = io.StringIO()
        try:
            csv.writer(out, quoting=quoting, **options).writerow(ROW)
            print(quoting, repr(out.getvalue()))
        except csv.Error as e:
            print(quoting, e)

records = csv.DictReader(io.StringIO("id,name\n1,Ann\n\n2\n3,Bob,extra,more\n"), restkey="rest", restval="?")
for record in records:
    print(records.line_num, record)
out = io.StringIO()
writer = csv.DictWriter(out, ["id", "name"], restval="-", dialect="unix")
writer.writeheader()
writer.writerows([{"id": 1}, {"name": "Cy", "id": 2}])
print(out.getvalue(), end="")
try:
    writer.writerow({"id": 3, "age": 4})
except ValueError as e:
    print(e)

for text in "a;b;c\n1;2;3\n4;5;6\n", "'x', 'y'\n'1', '2'\n", 'n|"t|u"\n1|"2"\n', "just text\n", "10:20:30,5\n11:21:31,6\n":
    try:
        found = csv.Sniffer().sniff(text)
        print(repr(found.delimiter), repr(found.quotechar), found.skipinitialspace, csv.Sniffer().has_header(text))
    except csv.Error as e:
        print(e)

previous = csv.field_size_limit(4)
try:
    print(list(csv.reader(["four,fives"])))
except csv.Error as e:
    print(e)
print(csv.field_size_limit(previous), previous)
for wrong in {"delimiter": "::"}, {"quotechar": "\n"}, {"delimiter": '"'}, {"quoting": 9}, {"lineterminator": ",", "delimiter": ","}, {"color": 1}:
    try:
        csv.reader([], **wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
