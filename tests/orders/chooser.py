"""The choices that all writers of random programs make."""


class Chooser:
    """Draws from `self.random`, which is the writer's own."""

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

    def below(self, n):
        return self.random.randrange(n)
