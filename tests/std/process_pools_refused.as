# Pools of processes and what processes share can be imported, and are refused when they are made: libraries go on without them.
# differs: CPython starts processes
import multiprocessing
import multiprocessing.synchronize
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

print(issubclass(BrokenProcessPool, BrokenExecutor), issubclass(ProcessPoolExecutor, Executor))  # expect: True True
for make in (ProcessPoolExecutor, multiprocessing.RLock, multiprocessing.synchronize.Event, multiprocessing.Queue, multiprocessing.Process, multiprocessing.Pool):
    try:
        make()
    except (ImportError, NotImplementedError) as e:
        print(type(e).__name__, e)
# expect: NotImplementedError concurrent.futures.ProcessPoolExecutor is not supported: Aster starts no processes of functions; use ThreadPoolExecutor or asyncio subprocesses
# expect: ImportError multiprocessing.RLock is not supported: Aster starts no processes of functions; use that of threading, asyncio or queue
# expect: ImportError multiprocessing.Event is not supported: Aster starts no processes of functions; use that of threading, asyncio or queue
# expect: ImportError multiprocessing.Queue is not supported: Aster starts no processes of functions; use that of threading, asyncio or queue
# expect: NotImplementedError multiprocessing.Process is not supported: Aster starts no processes of functions; use threads, asyncio or subprocess
# expect: NotImplementedError multiprocessing.Pool is not supported: Aster starts no processes of functions; use threads, asyncio or subprocess
