# Formats, sizes, alignment, ranges and errors of struct.
import struct
T=[]
def t(f,*a):
    try: print(f.__name__ if hasattr(f,'__name__') else f, a, '->', f(*a))
    except Exception as e: print(getattr(f,'__name__',f), a, type(e).__name__, e)
for fmt in ['b','B','h','H','i','I','l','L','q','Q','n','N','P','<b','<B','<h','<H','<i','<I','<l','<L','<q','<Q','>q','?','c','s','p','e','f','d','<e','<f','<d','x','3x','5s','3p','0s','2h','<n','<P','z','3','','@ 2i','<2i 3h','bhil','bq','b0q','qb','=bq','1','i1','99999999999999999999i','!H','i@i']:
    t(struct.calcsize, fmt)
    for v in [0,1,-1,127,128,-129,255,256,65535,65536,-32769,2**31,-2**31-1,2**32,2**63,2**64,-2**63-1,10**30,1.5,1e300,1e39,65520.0,float('nan'),float('inf'),'a',b'a',b'abc',None,True,bytearray(b'xy')]:
        t(struct.pack, fmt, v)
buf=bytearray(10)
t(struct.pack_into,'<i',buf,2,7); print(buf)
t(struct.pack_into,'<i',buf,8,7);t(struct.pack_into,'<i',buf,-3,7);t(struct.pack_into,'<i',buf,-20,7);t(struct.pack_into,'<i',b'abcdef',0,7);t(struct.pack_into,'<i',buf,-4,7);t(struct.pack_into,'i',buf,0)
t(lambda: list(struct.iter_unpack('<h',b'abcdef'))); t(struct.iter_unpack,'<h',b'abc'); t(struct.iter_unpack,'',b'abc'); it=struct.iter_unpack('<h',b'abcdef'); print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__())
s=struct.Struct('<ih'); print(s.size, s.format, s.pack(1,2), s.unpack(b'abcdef'), s, repr(s)[:10], s.unpack_from(b'xabcdef',1), list(s.iter_unpack(b'abcdef'*2)))
t(struct.pack,'5s',b'ab'); t(struct.pack,'3s',b'abcdef'); t(struct.pack,'5p',b'abcdefgh'); t(struct.unpack,'5p',b'\x03abcd'); t(struct.unpack,'5p',b'\x09abcd'); t(struct.unpack,'c',b'a'); t(struct.unpack,'?',b'\x05'); t(struct.unpack,'<e',b'\x00\x3c'); t(struct.unpack,'<f',b'\x00\x00\x80\x3f'); t(struct.unpack,'>d',b'\x3f\xf0\0\0\0\0\0\0')
t(struct.unpack,'i','abcd'); t(struct.unpack,'i',5); t(struct.calcsize, 5); print(struct.error, struct.error.__mro__, sorted(n for n in dir(struct) if not n.startswith('_')))
t(struct.pack,'<i4sx?',1,b'ab',True); t(struct.unpack,'<QqnN'[:3],bytes(range(16)))
for v in [1.5,-2.25,0.1,1e-8,6e-8,65504.0,65519.99,-0.0,float('-inf')]: print(struct.pack('<e',v), struct.unpack('<e',struct.pack('<e',v)), struct.pack('>f',v))
