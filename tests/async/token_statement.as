# A token takes its variable back at the end of a with statement, as in Python 3.14.
# differs: 3.13 has no such statement
import contextvars

level = contextvars.ContextVar("level", default="none")
with level.set("outer") as token:
    print(level.get(), token.old_value is contextvars.Token.MISSING)  # expect: outer True
    with level.set("inner") as inner:
        print(level.get(), inner.old_value)  # expect: inner outer
    print(level.get())  # expect: outer
print(level.get(), contextvars.Token.MISSING)  # expect: none <Token.MISSING>
try:
    with level.set("failing"):
        raise ValueError("body")
except ValueError as error:
    print(error, level.get())  # expect: body none
token = level.set("once")
level.reset(token)
try:
    with token:
        print("body")  # expect: body
except RuntimeError as error:
    print(str(error).split("at 0x")[0], "...", str(error).split("> ")[-1])  # expect: <Token used var=<ContextVar name='level' default='none'  ... has already been used once
try:
    contextvars.Token()
except RuntimeError as error:
    print(error)  # expect: Tokens can only be created by ContextVars
