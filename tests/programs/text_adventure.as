# A small state machine: rooms, items, commands, a scripted player.
from enum import Enum
from functools import wraps


class State(Enum):
    PLAYING = "playing"
    WON = "won"
    LOST = "lost"


ROOMS = {
    "hall": {"text": "A dusty hall.", "exits": {"north": "library", "east": "cellar"}, "items": ["lamp"]},
    "library": {"text": "Books everywhere.", "exits": {"south": "hall"}, "items": ["key", "book"]},
    "cellar": {"text": "A dark cellar.", "exits": {"west": "hall", "down": "vault"}, "items": [], "dark": True},
    "vault": {"text": "Gold!", "exits": {}, "items": ["gold"], "locked": "key"},
}
COMMANDS = {}


def command(*names, needs=0):
    def deco(fn):
        @wraps(fn)
        def wrapped(game, *args):
            if len(args) < needs:
                return f"{names[0].capitalize()} what?"
            game.moves += 1
            return fn(game, *args)

        for n in names:
            COMMANDS[n] = wrapped
        return wrapped

    return deco


class Game:
    def __init__(self):
        self.rooms = {k: {**v, "items": list(v["items"])} for k, v in ROOMS.items()}
        self.place = "hall"
        self.bag = []
        self.state = State.PLAYING
        self.moves = 0
        self.lit = False

    @property
    def room(self):
        return self.rooms[self.place]

    def describe(self):
        if self.room.get("dark") and not self.lit:
            return "It is too dark to see."
        items = f" You see: {', '.join(self.room['items'])}." if self.room["items"] else ""
        return f"{self.room['text']}{items} Exits: {'/'.join(sorted(self.room['exits'])) or 'none'}."

    def play(self, line):
        match line.lower().split():
            case []:
                return "Say something."
            case ["quit" | "exit"]:
                self.state = State.LOST
                return "You give up."
            case ["go", where] | [("north" | "south" | "east" | "west" | "down") as where]:
                return COMMANDS["go"](self, where)
            case ["pick", "up", *what] | ["take", *what]:
                return COMMANDS["take"](self, *what)
            case [verb, *rest] if verb in COMMANDS:
                return COMMANDS[verb](self, *rest)
            case [verb, *_]:
                return f"I don't know how to {verb}."


@command("go", needs=1)
def go(game, where):
    """Walks."""
    target = game.room["exits"].get(where)
    if target is None:
        return f"You can't go {where}."
    if (lock := game.rooms[target].get("locked")) and lock not in game.bag:
        return f"You need a {lock}."
    game.place = target
    return game.describe()


@command("take", needs=1)
def take(game, *what):
    got = []
    for item in what if what != ("all",) else list(game.room["items"]):
        try:
            game.room["items"].remove(item)
        except ValueError:
            return f"No {item} here."
        game.bag.append(item)
        got.append(item)
    if "gold" in game.bag:
        game.state = State.WON
        return f"You take the gold after {game.moves} moves. You win!"
    return "Taken: " + ", ".join(got)


@command("drop", needs=1)
def drop(game, item, *_):
    if item not in game.bag:
        return f"You have no {item}."
    game.bag.remove(item)
    game.room["items"].append(item)
    return f"Dropped {item}."


@command("light")
def light(game, *_):
    if "lamp" not in game.bag:
        return "With what?"
    game.lit = not game.lit
    return f"The lamp is {'on' if game.lit else 'off'}."


@command("inventory", "i")
def inventory(game, *_):
    return "You carry " + (" and ".join(sorted(game.bag)) or "nothing") + "."


@command("look", "l")
def look(game, *_):
    return game.describe()


game = Game()
script = """look
take
dance
take lamp
i
go up
east
light lamp
look
down
west
north
take all
drop book
drop book
inventory

south
east
go down
pick up gold
look""".split("\n")
for line in script:
    print(f"> {line}\n{game.play(line)}")
    if game.state is not State.PLAYING:
        break
print(game.state, game.state.value, game.moves, go.__name__, go.__doc__, sorted(COMMANDS))
