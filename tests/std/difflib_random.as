# difflib: random texts compared in every way.
import difflib, random
random.seed(5)
words=['alpha','beta','gamma','delta','alphx','betta','gam ma','','#','  x']
def lines(n): return [random.choice(words)+random.choice(['',' ',' '+random.choice(words)])+'\n' for _ in range(n)]
for k in range(25):
    a=lines(random.randrange(0,14)); b=[l for l in a if random.random()<.7]
    for _ in range(random.randrange(4)): b.insert(random.randrange(len(b)+1),random.choice(lines(1)))
    print(list(difflib.ndiff(a,b))); print(list(difflib.unified_diff(a,b,'f','t',n=random.randrange(4)))); print(list(difflib.context_diff(a,b,'f','t','d','e',n=1)))
    s=''.join(a); t=''.join(b); m=difflib.SequenceMatcher(None if k%2 else str.isspace,s,t); print(m.ratio(),m.quick_ratio(),m.real_quick_ratio(),m.get_matching_blocks(),m.get_opcodes())
    print(difflib.get_close_matches(random.choice(words),words,cutoff=.4))
    d=list(difflib.ndiff(a,b)); assert list(difflib.restore(d,1))==a
s='ab'*300+'c'; print(difflib.SequenceMatcher(None,s,s[5:]+'q').ratio())
print(list(difflib.diff_bytes(difflib.unified_diff,[b'a'],[b'b'])))
for f in (lambda: difflib.get_close_matches('a',[],n=0), lambda: difflib.get_close_matches('a',[],cutoff=2), lambda: list(difflib.unified_diff([1],[2])), lambda: list(difflib.restore([],3)), lambda: list(difflib.unified_diff('ab',['a'])), lambda: list(difflib.unified_diff(['ab'],['a'],b'x'))):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
