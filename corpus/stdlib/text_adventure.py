"""A text game: commands from a script, state machine, saved games and a score."""
import cmd
import copy
import json
import shlex
import textwrap
from collections import defaultdict
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, field
from enum import Flag, auto
from io import StringIO


class Door(Flag):
    OPEN = auto()
    LOCKED = auto()
    HIDDEN = auto()
    SECRET = LOCKED | HIDDEN


@dataclass
class Room:
    name: str
    text: str
    exits: dict[str, str] = field(default_factory=dict)
    doors: dict[str, Door] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)


class World:
    def __init__(self):
        self.rooms = {
            "hall": Room("Hall", "A long hall with portraits that follow you with their eyes wherever you go, and a smell of old wax.",
                         {"north": "library", "down": "cellar"}, {"down": Door.LOCKED}, {"lamp", "key"}),
            "library": Room("Library", "Shelves up to the ceiling.", {"south": "hall", "east": "study"}, {"east": Door.SECRET}, {"book"}),
            "study": Room("Study", "A desk.", {"west": "library"}, items={"letter"}),
            "cellar": Room("Cellar", "Dark and damp.", {"up": "hall"}, items={"gold"}),
        }


class Game(cmd.Cmd):
    prompt = "> "
    intro = "You wake up."
    doc_header = "You can:"

    def __init__(self, script):
        super().__init__(stdin=StringIO(script), completekey=None)
        self.use_rawinput = False
        self.world = World()
        self.place = "hall"
        self.bag = []
        self.score = 0
        self.saved = {}
        self.visits = defaultdict(int)

    def preloop(self):
        self.do_look("")

    def precmd(self, line):
        if line and line != "EOF":
            print(line)
        return line

    def postcmd(self, stop, line):
        if self.score >= 30 and not stop:
            print(f"You win with {self.score} points!")
            return True
        return stop

    @property
    def room(self):
        return self.world.rooms[self.place]

    def do_look(self, arg):
        """look around, or at a thing"""
        r = self.room
        self.visits[self.place] += 1
        print(f"== {r.name} ==" + (f" (visit {self.visits[self.place]})" if self.visits[self.place] > 1 else ""))
        print(textwrap.fill(r.text, 50, initial_indent="  ", subsequent_indent="  "))
        exits = [d for d in r.exits if Door.HIDDEN not in r.doors.get(d, Door.OPEN)]
        print("Exits:", ", ".join(exits) or "none", "| Items:", ", ".join(sorted(r.items)) or "none")

    def do_go(self, arg):
        """go DIRECTION"""
        door = self.room.doors.get(arg, Door.OPEN)
        if arg not in self.room.exits or Door.HIDDEN in door:
            print(f"You cannot go {arg or 'nowhere'}.")
        elif door & Door.LOCKED:
            print("It is locked.", door)
        else:
            self.place = self.room.exits[arg]
            self.do_look("")

    def do_take(self, arg):
        """take ITEM..."""
        for item in shlex.split(arg):
            try:
                self.room.items.remove(item)
            except KeyError as e:
                print("There is no", e)
            else:
                self.bag.append(item)
                self.score += {"gold": 20, "letter": 10}.get(item, 1)
                print("Taken:", item)

    def do_unlock(self, arg):
        if "key" not in self.bag:
            print("With what?")
        elif arg in self.room.doors:
            self.room.doors[arg] &= ~Door.LOCKED
            print("Click.", repr(self.room.doors[arg]))

    def do_read(self, arg):
        """read ITEM"""
        if arg == "book" and arg in self.bag:
            self.world.rooms["library"].doors["east"] = Door.OPEN
            print("A shelf swings aside.")
        else:
            print("Nothing to read.")

    def do_save(self, arg):
        self.saved[arg] = copy.deepcopy((self.world, self.place, self.bag, self.score))
        data = {k: asdict(r) | {"items": sorted(r.items), "doors": {d: v.value for d, v in r.doors.items()}} for k, r in self.world.rooms.items()}
        print("Saved", arg, len(json.dumps(data)) > 100, data["hall"]["items"])

    def do_load(self, arg):
        try:
            self.world, self.place, self.bag, self.score = copy.deepcopy(self.saved[arg])
        except KeyError:
            print("No such game; there are", list(self.saved))
        else:
            self.do_look("")

    def do_bag(self, arg):
        print("You carry", ", ".join(self.bag) if self.bag else "nothing", f"({self.score} points)")

    def do_quit(self, arg):
        """give up"""
        print("Bye.")
        return True

    do_EOF = do_quit

    def default(self, line):
        print("What do you mean by", line.split()[0] + "?")

    def emptyline(self):
        print("...")

    def help_unlock(self):
        print("unlock DIRECTION, with a key")


SCRIPT = """\
look
go north
go down
take key lamp sword
unlock down

save one
help
help go
help unlock
help nothing
? look
dance wildly
take "lamp
go north
take book
read letter
read book
go east
take letter
bag
load two
load one
go down
take gold
go up
go north
take book
read book
go east
take letter
quit
"""
out = StringIO()
with redirect_stdout(out):
    try:
        Game(SCRIPT).cmdloop()
    except ValueError as e:
        print("broken:", e)
print(out.getvalue().replace("> ", ""))
Game(SCRIPT.replace('take "lamp', "bag")).cmdloop()
