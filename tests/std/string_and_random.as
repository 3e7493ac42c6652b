# string's constants and Template; random with a seed gives CPython's numbers.
import random
import string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), string.ascii_uppercase, len(string.printable))
print(string.capwords("hello big world"), string.Template("$who likes ${what} $$5").substitute(who="tim", what="kung pao"), string.Template("$a $b").safe_substitute(a=1))
random.seed(42)
print(random.random(), random.random()); print(random.randint(1, 100), random.randrange(10), random.randrange(0, 100, 5), random.choice("abc"), random.uniform(1, 2))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6), random.getrandbits(16), random.gauss(0, 1))
r = random.Random(7); print(r.random(), r.randint(0, 10 ** 20), r.choice([1, 2, 3]), r.expovariate(1.0), r.triangular(0, 1), r.betavariate(1, 2)); r.seed("text"); print(r.random())
random.seed(0); print([random.randint(1, 6) for _ in range(10)], random.random()); s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
