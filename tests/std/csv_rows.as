# Readers and writers of all dialects, dicts, and the sniffer.
import csv, io, random


def show(fn, *a, **k):
    try:
        r = fn(*a, **k)
        print('->', r)
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


R = random.Random(3)


def params():
    k = {}
    if R.random() < 0.3:
        k['delimiter'] = R.choice([',', ';', '\t', ' ', '|', '', 'ab', None, 5, '\n'])
    if R.random() < 0.3:
        k['quotechar'] = R.choice(['"', "'", None, '', 'xy', ',', 3])
    if R.random() < 0.3:
        k['escapechar'] = R.choice(['\\', None, '', 'ab', ',', '"', "'"])
    if R.random() < 0.3:
        k['doublequote'] = R.choice([True, False, 0])
    if R.random() < 0.3:
        k['skipinitialspace'] = R.choice([True, False])
    if R.random() < 0.2:
        k['lineterminator'] = R.choice(['\n', '\r\n', '!', '', None, 3, ','])
    if R.random() < 0.6:
        k['quoting'] = R.choice([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 7, 'x', -1, None])
    if R.random() < 0.2:
        k['strict'] = True
    if R.random() < 0.03:
        k['bogus'] = 1
    return k


def rows():
    return [[R.choice(['a', '', 'x,y', 'q"q', "it's", ' lead', 'li\nne', 'c\rr', 'back\\s', 1, 2.5, None, True, '1', '-3.5', 'a;b\tc d']) for _ in range(R.randrange(4))] for _ in range(3)]


ALPH = 'ab1.,;\'"\\ \t\n\r '
for i in range(60):
    k = params()
    out = io.StringIO()

    def w():
        wr = csv.writer(out, **k)
        res = [wr.writerow(r) for r in rows()]
        return (res, repr(out.getvalue()))
    print(k)
    show(w)
    text = ''.join((R.choice(ALPH) for _ in range(R.randrange(25))))

    def r():
        rd = csv.reader(io.StringIO(text, newline=''), **k)
        return (repr(text), list(rd), rd.line_num)
    print(repr(text))
    show(r)
show(csv.reader, 5)
show(csv.reader, ['a'], 'nope')
show(csv.writer, 5)
show(csv.writer(io.StringIO()).writerow, 5)
show(list, csv.reader([b'a']))
show(csv.field_size_limit, 'x')
print(csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit())
show(list, csv.reader(['abcdefgh']))
show(list, csv.reader(['"abcdefgh"']))
csv.field_size_limit(131072)
print(csv.list_dialects())
show(csv.get_dialect, 'nope')
show(csv.unregister_dialect, 'nope')
csv.register_dialect('my', delimiter=';')
d = csv.get_dialect('my')
print(d.delimiter, d.quoting, d.lineterminator == '\r\n', d.strict, d.escapechar)
show(csv.register_dialect, 5)
show(setattr, d, 'delimiter', 'x')
csv.unregister_dialect('my')


class D(csv.Dialect):
    delimiter = ';'
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL
    quotechar = "'"


print(list(csv.reader(["a;'b;c'"], D)), list(csv.reader(["a;'b;c'"], D())), list(csv.reader(['a;b'], dialect=csv.excel, delimiter=';')))


class Bad(csv.Dialect):
    delimiter = 'ab'


show(Bad)
show(csv.Dialect)
dr = csv.DictReader(io.StringIO('a,b\n1,2\n\n3\n4,5,6,7\n'), restkey='rest', restval='?')
print(dr.fieldnames, list(dr), dr.line_num)
print(list(csv.DictReader(['1,2'], fieldnames=iter('ab'))), list(csv.DictReader([])))
o = io.StringIO()
dw = csv.DictWriter(o, ['a', 'b'], restval='-')
print(dw.writeheader(), dw.writerow({'a': 1}), dw.writerows([{'b': 2}]))
print(repr(o.getvalue()))
show(dw.writerow, {'z': 1})
show(csv.DictWriter, o, ['a'], extrasaction='what')
print(csv.DictWriter(o, ['a'], extrasaction='ignore').writerow({'z': 1, 'a': 'x'}))
S = csv.Sniffer()
samples = ['a,b,c\n1,2,3\n4,5,6\n', 'a;b\n1;2\n', 'name\tage\nbob\t3\nal\t4\n', '"a","b"\n"1","2"\n', "'x'; 'y'\n'1'; '2'\n", 'a b c\nd e f\n', 'abc\ndef\n', 'a|"b"|c\nd|"e"|f\n', 'a:b:c\n1:2:3\n', 'x, "y ""z""", w\n1, "2", 3\n', 'time,value\n12:30,1\n13:40,2\n', 'k=v;k2=v2\nk=v;k2=v2\n']
for s in samples:

    def sn():
        d = S.sniff(s)
        return (d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace, d.quoting, d._name)
    show(sn)
    show(S.has_header, s)
show(lambda: S.sniff('a,b;c\n1,2;3\n', delimiters=';').delimiter)
