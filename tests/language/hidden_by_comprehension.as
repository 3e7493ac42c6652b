# The variable of a comprehension hides that of a function further out from the whole function it is inlined in.

def outer():
    x = "outer"

    def before():
        function = lambda: x
        return [x for x in range(3)], function()

    def nested():
        rows = [[x for x in range(2)] for row in range(2)]
        return rows, (lambda: x)()

    def second():
        return [x for x in range(2)], [x for again in range(2)]

    def first_used():
        return [x for again in range(2)], [x for x in range(2)]

    def used_itself():
        return [x for x in range(2)], x

    def hidden_from_a_lambda():
        return (lambda: x)(), [x for x in range(2)], [x for again in range(2)]

    def in_class():
        class Inner:
            values = [x for x in range(2)]

            def method(self):
                return x

        return Inner.values, Inner().method()

    for function in (before, nested, second, first_used, used_itself, hidden_from_a_lambda, in_class):
        try:
            print(function.__name__, function())
        except NameError as error:
            print(function.__name__, type(error).__name__, error)


outer()
