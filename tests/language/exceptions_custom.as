# A hierarchy of one's own, with data and cleanup.
class AppError(Exception):
    """Base."""
    code = 1
    def __init__(self, message, **context):
        super().__init__(message)
        self.context = context
class NotFound(AppError):
    code = 404
    def __str__(self): return f"[{self.code}] {super().__str__()} {self.context}"
class Denied(AppError): code = 403


def fetch(k):
    if k == "a": return 1
    if k == "b": raise NotFound("no b", key=k)
    if k == "c": raise Denied("no c")
    raise AppError("other")


for k in "abcd":
    try:
        print(fetch(k))
    except NotFound as e:
        print("not found:", e, e.context["key"])
    except AppError as e:
        print(type(e).__name__, e.code, e, e.context)
try:
    try:
        fetch("b")
    except AppError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(e, "<-", e.__cause__)
print(issubclass(NotFound, Exception), NotFound.__doc__, AppError.__doc__)
