# A recursive-descent parser and evaluator with precedence, functions and variables.
import math


class ParseError(Exception):
    def __init__(self, message, pos):
        super().__init__(f"{message} at {pos}")
        self.pos = pos


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] in ".e"):
                i += 1
            raw = text[start:i]
            try:
                yield "num", (float(raw) if "." in raw or "e" in raw else int(raw)), start
            except ValueError:
                raise ParseError(f"bad number {raw!r}", start)
        elif c.isalpha() or c == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield "name", text[start:i], start
        elif text[i:i + 2] in ("**", "//", "<=", ">=", "=="):
            yield "op", text[i:i + 2], i
            i += 2
        elif c in "+-*/%()=,<>":
            yield "op", c, i
            i += 1
        else:
            raise ParseError(f"stray {c!r}", i)
    yield "end", None, len(text)


class Parser:
    LEVELS = [["<", ">", "<=", ">=", "=="], ["+", "-"], ["*", "/", "//", "%"]]

    def __init__(self, text, env):
        self.tokens = list(tokenize(text))
        self.i = 0
        self.env = env

    @property
    def current(self):
        return self.tokens[self.i]

    def take(self, value=None):
        kind, v, pos = self.current
        if value is not None and v != value:
            raise ParseError(f"expected {value!r}, got {v!r}", pos)
        self.i += 1
        return v

    def statement(self):
        if self.current[0] == "name" and self.tokens[self.i + 1][1] == "=":
            name = self.take()
            self.take("=")
            self.env[name] = value = self.expr()
        else:
            value = self.expr()
        if self.current[0] != "end":
            raise ParseError(f"unexpected {self.current[1]!r}", self.current[2])
        return value

    def expr(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expr(level + 1)
        while self.current[1] in self.LEVELS[level] and self.current[0] == "op":
            op = self.take()
            right = self.expr(level + 1)
            match op:
                case "+": left = left + right
                case "-": left = left - right
                case "*": left = left * right
                case "/": left = left / right
                case "//": left = left // right
                case "%": left = left % right
                case "<": left = left < right
                case ">": left = left > right
                case "<=": left = left <= right
                case ">=": left = left >= right
                case "==": left = left == right
        return left

    def unary(self):
        if self.current[:2] == ("op", "-"):
            self.take()
            return -self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        if self.current[:2] == ("op", "**"):
            self.take()
            return base ** self.unary()
        return base

    def atom(self):
        kind, value, pos = self.current
        if kind == "num":
            return self.take()
        if kind == "name":
            self.take()
            if self.current[:2] == ("op", "("):
                return self.call(value, pos)
            if value not in self.env:
                raise ParseError(f"unknown name {value!r}", pos)
            return self.env[value]
        if value == "(":
            self.take("(")
            inner = self.expr()
            self.take(")")
            return inner
        raise ParseError(f"unexpected {value!r}", pos)

    def call(self, name, pos):
        functions = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}
        if name not in functions:
            raise ParseError(f"no function {name!r}", pos)
        self.take("(")
        args = []
        while self.current[1] != ")":
            args.append(self.expr())
            if self.current[1] == ",":
                self.take()
        self.take(")")
        return functions[name](*args)


env = {"pi": 3}
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "2 ** -1", "10 / 4", "10 // 4 % 2", "x = 5 * 2", "x + pi", "max(1, x, 3) - min(2, 1)",
             "sqrt(16) + abs(-3)", "1.5e1 * 2", "1 <= 2", "sum()", "1 +", "1 1", "foo", "foo(1)", "3 $ 4", "1 / 0", "(1", "1..2", "sqrt(-1)", "y = x == 10", "max()"]:
    try:
        print(f"{line:28} => {Parser(line, env).statement()!r}")
    except ParseError as e:
        print(f"{line:28} !! {e}")
    except Exception as e:
        print(f"{line:28} !! {type(e).__name__}: {e}")
print(env)
