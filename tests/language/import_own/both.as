# An .as module is found before a .py one of the same name.
name = "as"


async def job(n):
    return n * 2
