# A module that another thread imports is waited for, unless that thread waits for one of this thread; one that fails is tried again.
# differs: CPython does not import .as files.
# clock: real
import importlib
import threading

lines = []


def load(name):
    try:
        module = importlib.import_module(f"imported_by_threads.{name}")
    except LookupError as error:
        lines.append(f"{name}: {error!r}")
    else:
        lines.append(f"{name}: {getattr(module, 'value', None)}")


def load_all(*names):
    threads = [threading.Thread(target=load, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(lines))
    lines.clear()


load_all("slow", "slow", "slow")
# expect: slow begins
# expect: ['slow: 1', 'slow: 1', 'slow: 1']
load_all("first", "second")  # expect: ['first: None', 'second: None']
load_all("failing", "failing")
# expect: failing begins
# expect: failing begins
# expect: ["failing: LookupError('at the end')", "failing: LookupError('at the end')"]
