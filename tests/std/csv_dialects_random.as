# csv under random dialects: rows on one line and over several, what is quoted, what is refused.
import csv, io, random
r=random.Random(11)
def t(f):
    try: print(repr(f())[:400])
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
alpha='ab,";\n\r\'| \\é1.-'
for i in range(400):
    kw={}
    if r.random()<.5: kw['delimiter']=r.choice(',;|\té1. ')
    if r.random()<.4: kw['quotechar']=r.choice(['"',"'",None,'é','1'])
    if r.random()<.3: kw['quoting']=r.randrange(6)
    if r.random()<.2: kw['escapechar']=r.choice(['\\',None,'a'])
    if r.random()<.2: kw['doublequote']=r.random()<.5
    if r.random()<.2: kw['skipinitialspace']=True
    if r.random()<.2: kw['strict']=True
    if r.random()<.2: kw['lineterminator']=r.choice(['\n','\r\n','x','é','1',''])
    text=''.join(r.choice(alpha) for _ in range(r.randrange(25)))
    lines=io.StringIO(text,newline=r.choice(['',None,'\n'])) if r.random()<.5 else text.splitlines(r.random()<.7)
    def rd():
        x=csv.reader(lines,**kw); out=[]
        try:
            for row in x: out.append((row,x.line_num))
        except csv.Error as e: out.append(str(e))
        except ValueError as e: out.append(str(e))
        return out,x.line_num
    print(i); t(rd)
    row=[r.choice(['a','','a b','x,y','q"q','l\nm','é',1,-2.5,None,True,1e30,'1',float('nan'),[1]]) for _ in range(r.randrange(4))]
    if r.random()<.2: row=tuple(row)
    if r.random()<.1: row=iter(row)
    def wr():
        o=io.StringIO(newline=''); w=csv.writer(o,**kw); n=w.writerow(row); w.writerows([row,row] if not hasattr(row,'__next__') else []); return n,o.getvalue()
    t(wr)
t(lambda: csv.writer(io.StringIO()).writerow(5)); t(lambda: csv.writer(io.StringIO()).writerows([1])); t(lambda: csv.writer(io.StringIO()).writerows(5)); t(lambda: csv.writer(5)); t(lambda: list(csv.reader(5))); t(lambda: list(csv.reader([1]))); t(lambda: list(csv.reader([b'a'])))
x=csv.reader(['a,b']); print(type(x).__name__,type(x).__module__, x.dialect.delimiter, x.line_num, next(x), x.line_num, iter(x) is x); t(lambda: next(x))
w=csv.writer(io.StringIO()); print(type(w).__name__, w.dialect.quotechar)
def s(o,n,v): setattr(o,n,v)
t(lambda: s(x,'line_num',3)); t(lambda: s(w,'dialect',3)); t(lambda: s(x,'dialect',3)); t(lambda: s(x,'foo',3)); t(lambda: type(x)()); t(lambda: type(w)())
print(csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit()); t(lambda: list(csv.reader(['abcdef,x']))); t(lambda: list(csv.reader(['abc,"de","f"']))); t(lambda: list(csv.reader(['"abcdef",x']))); t(lambda: csv.field_size_limit('x')); t(lambda: csv.field_size_limit(10**30)); csv.field_size_limit(100)
class S(str): pass
t(lambda: list(csv.reader([S('a,b')]))); 
class W:
    def write(s,x): print('W',x); return len(x)
t(lambda: csv.writer(W()).writerow(['a',S('b'),True]))
class Bad:
    def __str__(s): raise ValueError('bad')
t(lambda: csv.writer(W()).writerow([1,Bad()])); t(lambda: csv.writer(W()).writerow(Bad()))
def gen():
    yield 'a,b'; raise KeyError('g')
x=csv.reader(gen()); t(lambda: next(x)); t(lambda: next(x)); t(lambda: next(x))
t(lambda: list(csv.DictReader(io.StringIO('a,b\n1,2\n\n3\n4,5,6\n')))); o=io.StringIO(); d=csv.DictWriter(o,['a','b']); d.writeheader(); d.writerow({'a':1,'b':'x,y'}); print(repr(o.getvalue()))
