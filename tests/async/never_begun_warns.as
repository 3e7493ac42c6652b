"""The warning of a coroutine that goes down with its task, never begun, goes through warnings and its filters."""
import asyncio, warnings
async def never(): pass
loop = asyncio.new_event_loop()
warnings.showwarning = lambda m, c, *rest: print("shown", m, c.__name__)
loop.create_task(never())
loop.close()
warnings.simplefilter("error")
loop = asyncio.new_event_loop()
loop.create_task(never())
loop.close()
warnings.simplefilter("ignore")
loop = asyncio.new_event_loop()
loop.create_task(never())
loop.close()
print("end")
