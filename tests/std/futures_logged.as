# What concurrent.futures has to tell goes through its logger.
import concurrent.futures
import logging
import re


class Told(logging.Handler):
    def emit(self, record):
        kind = record.exc_info[0].__name__ if record.exc_info else None
        print(record.name, record.levelname, re.sub("[0-9]+", "N", record.getMessage().split(" at ")[0]), kind, record.exc_info and str(record.exc_info[1]))


logging.getLogger("concurrent.futures").addHandler(Told())
logging.getLogger("concurrent.futures").propagate = False


def bad(future):
    raise ValueError("callback")


future = concurrent.futures.Future()
future.add_done_callback(bad)
future.add_done_callback(lambda f: print("the next one is called", f.result()))
future.set_result(1)
future.add_done_callback(bad)


def initializer(name):
    raise KeyError(name)


with concurrent.futures.ThreadPoolExecutor(1, initializer=initializer, initargs=("init",)) as executor:
    try:
        executor.submit(print).result()
    except concurrent.futures.BrokenExecutor as e:
        print(type(e).__name__, e)
try:
    future.set_running_or_notify_cancel()
except RuntimeError as e:
    print(e)
