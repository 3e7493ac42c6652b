# What a loop's own default_exception_handler raises is logged, after a failed handler of the script too; SystemExit goes out.
# clock: real
import asyncio
import logging


class Told(logging.Handler):
    def emit(self, record):
        error = record.exc_info[1]
        print(record.levelname, record.getMessage())
        print("  ", repr(error), "while", repr(error.__context__))


logging.getLogger("asyncio").addHandler(Told())


class Loop(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("default handler:", context["message"].partition(" at /")[0], repr(context.get("exception")))
        raise ValueError("spam")


def fails():
    loop.stop()
    1 / 0


def handler(error):
    def handle(loop, context):
        raise error

    return handle


loop = Loop()
for own in None, handler(ValueError("ham")), handler(GeneratorExit(3)), handler(SystemExit(4)):
    print("handler:", own and "own")
    loop.set_exception_handler(own)
    loop.call_soon(fails)
    try:
        loop.run_forever()
    except SystemExit as e:
        print("out of the loop:", repr(e))
loop.set_exception_handler(None)
loop.call_exception_handler({"message": "by hand"})
print(loop._closed)
loop.close()
print(loop._closed)
