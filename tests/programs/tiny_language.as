# An interpreter for a tiny Lisp: reader, environments, closures, tail calls, macros of a kind.
import operator as op
from functools import reduce


class Symbol(str):
    __slots__ = ()

    def __repr__(self):
        return str(self)


class LispError(Exception):
    pass


def read_all(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    tokens.reverse()
    while tokens:
        yield read(tokens)


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    t = tokens.pop()
    if t == "(":
        out = []
        while tokens and tokens[-1] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop()
        return out
    if t == ")":
        raise LispError("unexpected )")
    if t == "'":
        return [Symbol("quote"), read(tokens)]
    for kind in (int, float):
        try:
            return kind(t)
        except ValueError:
            pass
    return {"#t": True, "#f": False, "nil": None}.get(t, Symbol(t))


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        self.outer = outer
        if isinstance(names, Symbol):
            self[names] = list(values)
        else:
            if len(names) != len(values):
                raise LispError(f"expected {len(names)} arguments, got {len(values)}")
            self.update(zip(names, values))

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound: {name}")


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __repr__(self):
        return f"<lambda {show(self.params)}>"


def show(x):
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    return {True: "#t", False: "#f", None: "nil"}.get(x, str(x)) if x is None or isinstance(x, bool) else str(x)


def fold(f, unit):
    return lambda *a: reduce(f, a[1:], a[0]) if a else unit


GLOBAL = Env()
GLOBAL.update({
    "+": fold(op.add, 0), "*": fold(op.mul, 1), "-": lambda a, *b: -a if not b else reduce(op.sub, b, a), "/": op.truediv,
    "<": op.lt, ">": op.gt, "=": op.eq, "mod": op.mod, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l,
    "list": lambda *a: list(a), "null?": lambda l: l == [], "not": op.not_, "length": len, "show": lambda x: print(show(x)),
})


def evaluate(x, env=GLOBAL):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                raise LispError("empty call")
            case ["quote", value]:
                return value
            case ["if", test, then, *other]:
                x = then if evaluate(test, env) not in (False, None) else (other[0] if other else None)
            case ["define", [name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env)
                return None
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return None
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ["lambda", params, *body]:
                return Lambda(params, [Symbol("begin"), *body], env)
            case ["begin", *body]:
                for e in body[:-1]:
                    evaluate(e, env)
                x = body[-1]
            case ["let", bindings, *body]:
                x = [[Symbol("lambda"), [b[0] for b in bindings], *body], *[b[1] for b in bindings]]
            case ["cond", *clauses]:
                x = reduce(lambda rest, c: [Symbol("if"), True if c[0] == "else" else c[0], c[1], rest], reversed(clauses), None)
            case [fn, *args]:
                f = evaluate(fn, env)
                values = [evaluate(a, env) for a in args]
                if isinstance(f, Lambda):
                    x, env = f.body, Env(f.params, values, f.env)
                elif callable(f):
                    return f(*values)
                else:
                    raise LispError(f"not a function: {show(f)}")


def run(text):
    for form in read_all(text):
        try:
            value = evaluate(form)
            if value is not None:
                print(show(value))
        except LispError as e:
            print("error:", e)
        except (TypeError, IndexError, ZeroDivisionError) as e:
            print("python error:", type(e).__name__, e)


run("""
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20) (fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 5000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (counter)) (c) (c) (list (c) (c))
(define (compose f g) (lambda (x) (f (g x))))
((compose fact (lambda (x) (+ x 1))) 4)
(define (classify n) (cond ((< n 0) 'negative) ((= n 0) 'zero) (else 'positive)))
(map classify '(-5 0 7))
(define all (lambda args (length args))) (all 1 2 3)
(define (primes n) (let ((sieve nil)) (begin (set! sieve (lambda (l) (if (null? l) l (cons (car l) (sieve (filter (lambda (x) (not (= 0 (mod x (car l))))) (cdr l))))))) (sieve (range 2 n)))))
(define (filter p l) (cond ((null? l) l) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(primes 30)
(show '(nested (1 2.5) #t nil))
undefined (1 2) (fact) () (car '()) (/ 1 0) (+ 1 'a) fact
""")
for bad in ("(1 2", ")", "'"):
    try:
        list(read_all(bad))
    except LispError as e:
        print(e)
