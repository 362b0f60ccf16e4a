"""The warning of a date without a year comes with the first use of a layout, whatever the text."""

import time
from datetime import datetime

time.strptime("5", "%d")
print(datetime.strptime("5", "%d"))
for text in "x", "31/12", "1/1":
    try:
        print(datetime.strptime(text, "%d/%m"))
    except ValueError as e:
        print(e)
try:
    datetime.strptime("x", "%d %q")
except ValueError as e:
    print(e)
for layout in "%H", "%M", "%S", "%y", "%m":
    datetime.strptime("10", layout)
print(datetime.strptime("7", "%d"), datetime.strptime("7 24", "%d %y"))
