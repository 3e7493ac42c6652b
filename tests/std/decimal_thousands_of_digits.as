# Decimals of thousands of digits: nothing of them is subject to the limit of str() and int().
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Decimal, getcontext

context = getcontext()
context.prec = 5000


def ends(number):
    text = str(number)
    return f'{text[:12]}...{text[-12:]} ({len(text)})'


root = Decimal(2).sqrt()
print('root', ends(root))
print('third', ends(Decimal(1) / 3))
print('e', ends(Decimal(1).exp()))
print('ln', ends(Decimal(2).ln()))
print('square', ends(root * root))
print('texts', len(f'{root:f}'), len(f'{root:.4800e}'), len(repr(root)))
ones = Decimal('1' * 4900)
print('ones', ones.adjusted(), len(ones.as_tuple().digits), int(ones) % 97, hash(ones))
print('other digits', Decimal('١٢٣.٤'))
print('back', Decimal(ones.as_tuple()) == ones, Decimal(str(root)) == root)

context.prec = MAX_PREC
context.Emax = MAX_EMAX
context.Emin = MIN_EMIN


def product(low, high):
    if low == high:
        return Decimal(low)
    middle = (low + high) // 2
    return product(low, middle) * product(middle + 1, high)


factorial = product(1, 3000)
print('factorial', factorial.adjusted(), factorial % 1000007, ends(factorial))
print('whole', Decimal(7) // 2, Decimal(-7) % 3, divmod(Decimal(17), Decimal('0.3')), Decimal(17).remainder_near(5))
try:
    Decimal(1) / 3
except MemoryError as error:
    print('no room for a third:', type(error).__name__)
