# multiprocessing.pool.ThreadPool and multiprocessing.dummy; what is asked of this process alone.
import multiprocessing
import multiprocessing.dummy
from multiprocessing.pool import ThreadPool


def double(x):
    if x == 13:
        raise ValueError("unlucky")
    return 2 * x


with ThreadPool(3) as pool:
    print(pool.map(double, range(10)), pool.starmap(pow, [(2, 3), (3, 2)]), pool.map(double, []))
    print(list(pool.imap(double, range(5))), sorted(pool.imap_unordered(double, range(5), chunksize=2)))
    print(pool.apply(double, (4,)), pool.apply_async(int, ("ff",), {"base": 16}).get(5))
    told = []
    result = pool.map_async(double, [1, 2], callback=told.append)
    result.wait()
    print(result.ready(), result.successful(), result.get(), told)
    for call in (lambda: pool.map(double, [12, 13, 14]), lambda: list(pool.imap(double, [13]))):
        try:
            call()
        except ValueError as e:
            print("ValueError:", e)
pool.join()
try:
    pool.map(double, [1])
except ValueError as e:
    print(e)
try:
    ThreadPool(0)
except ValueError as e:
    print(e)

process = multiprocessing.current_process()
print(process.name, process.daemon, process.is_alive(), process.exitcode, multiprocessing.active_children(), multiprocessing.parent_process())
print(multiprocessing.get_start_method(), multiprocessing.get_all_start_methods(), multiprocessing.get_context("spawn").get_start_method())
try:
    multiprocessing.get_context("nope")
except ValueError as e:
    print(e)

one, other = multiprocessing.dummy.Pipe()
thread = multiprocessing.dummy.Process(target=lambda: other.send(other.recv() + 1))
thread.start()
one.send(41)
print(one.recv(), multiprocessing.dummy.Namespace(a=1, _b=2))
thread.join()
print(thread.exitcode)
