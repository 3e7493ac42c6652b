# Five philosophers, five forks. Taking the lower fork first makes a deadlock impossible.
NAMES = ["Aristotle", "Buddha", "Confucius", "Descartes", "Epicurus"]
forks = [Lock() for _ in NAMES]


async def philosopher(i, meals):
    low, high = sorted((i, (i + 1) % len(forks)))
    for meal in range(1, meals + 1):
        await sleep(0.01)  # thinking
        async with forks[low], forks[high]:
            print(f"{NAMES[i]} eats meal {meal}")
            await sleep(0.02)


async with TaskGroup() as table:
    for i in range(len(NAMES)):
        table.create_task(philosopher(i, meals=2))
print("all are fed, all forks are free:", not any(f.locked() for f in forks))
