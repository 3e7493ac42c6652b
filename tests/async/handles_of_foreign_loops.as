# Handles of a loop that is a script's own: each asks it for its debug mode, and tells it what went wrong.

import asyncio


class Loop:
    debug = False

    def get_debug(self):
        return self.debug

    def call_soon(self, callback, *args, context=None):
        raise RuntimeError("not here")

    def call_exception_handler(self, context):
        print(" ", sorted(context), context["message"].split(" at ")[0], repr(context["exception"]))


def callback(*args):
    print(" ", args)
    raise ValueError("no")


def shown(handle):
    return repr(handle).replace(__file__, "FILE")


loop = Loop()
for loop.debug in False, True:
    handle = asyncio.Handle(callback, (1, 2), loop)
    print(shown(handle), handle._source_traceback is None)
    handle._run()
    handle.cancel()
    print(handle.cancelled(), shown(handle))
    timer = asyncio.TimerHandle(1.5, callback, (), loop)
    print(shown(timer))
    timer._run()
