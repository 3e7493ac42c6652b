# Graphs: BFS, DFS, Dijkstra, topological order, union-find, cycles.
import heapq
from collections import defaultdict, deque


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adj = defaultdict(dict)
        self.directed = directed
        for a, b, *w in edges:
            self.add(a, b, *w)

    def add(self, a, b, w=1):
        self.adj[a][b] = w
        self.adj[b]
        if not self.directed:
            self.adj[b][a] = w

    def bfs(self, start):
        seen, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            for n in self.adj[node]:
                if n not in seen:
                    seen[n] = seen[node] + 1
                    queue.append(n)
        return seen

    def dfs(self, start, seen=None):
        seen = set() if seen is None else seen
        seen.add(start)
        yield start
        for n in self.adj[start]:
            if n not in seen:
                yield from self.dfs(n, seen)

    def shortest(self, start, goal):
        best, came = {start: 0}, {}
        heap = [(0, start)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node == goal:
                path = [goal]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return cost, path[::-1]
            if cost > best[node]:
                continue
            for n, w in self.adj[node].items():
                new = cost + w
                if new < best.get(n, float("inf")):
                    best[n], came[n] = new, node
                    heapq.heappush(heap, (new, n))
        raise LookupError(f"no path from {start} to {goal}")

    def topological(self):
        state, order = {}, []

        def visit(node, trail):
            if state.get(node) == "done":
                return
            if state.get(node) == "open":
                raise ValueError("cycle: " + " -> ".join(trail[trail.index(node):] + [node]))
            state[node] = "open"
            for n in sorted(self.adj[node]):
                visit(n, trail + [node])
            state[node] = "done"
            order.append(node)

        for node in sorted(self.adj):
            visit(node, [])
        return order[::-1]


class UnionFind:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        self.parent[ra] = rb
        return True


edges = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3), ("f", "g", 1)]
g = Graph(edges)
print(g.bfs("a"))
print(list(g.dfs("a")), "".join(g.dfs("f")))
print(g.shortest("a", "e"), g.shortest("e", "b"))
try:
    g.shortest("a", "f")
except LookupError as e:
    print(e)
deps = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(deps.topological())
deps.add("jacket", "shirt")
try:
    deps.topological()
except ValueError as e:
    print(e)
uf = UnionFind()
tree = [(w, a, b) for a, b, w in edges]
heapq.heapify(tree)
mst = []
while tree:
    w, a, b = heapq.heappop(tree)
    if uf.union(a, b):
        mst.append((a, b, w))
print(mst, sum(w for *_, w in mst), len({uf.find(x) for x in "abcdefg"}))
grid = ["..#....", ".##.##.", "....#..", ".##...#", "...#..."]
maze = Graph()
for y, row in enumerate(grid):
    for x, c in enumerate(row):
        for dx, dy in ((1, 0), (0, 1)):
            if c == "." and y + dy < len(grid) and x + dx < len(row) and grid[y + dy][x + dx] == ".":
                maze.add((x, y), (x + dx, y + dy))
cost, path = maze.shortest((0, 0), (6, 4))
print(cost, path)
marks = {p: "*" for p in path}
print("\n".join("".join(marks.get((x, y), c) for x, c in enumerate(row)) for y, row in enumerate(grid)))
