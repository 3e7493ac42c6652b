# A fixed number of workers take jobs from one queue.
async def worker(name, jobs, results):
    while True:
        job = await jobs.get()
        await sleep(job / 100)  # the work
        results.append(job * job)
        print(f"{name} finished {job}")
        jobs.task_done()


jobs, results = Queue(), []
for job in [5, 1, 4, 2, 3]:
    jobs.put_nowait(job)

workers = [create_task(worker(f"worker {i}", jobs, results)) for i in (1, 2)]
await jobs.join()  # until every job is done

# The workers wait for more: tell them that there is none.
for w in workers:
    w.cancel()
await gather(*workers, return_exceptions=True)
print(sorted(results))
