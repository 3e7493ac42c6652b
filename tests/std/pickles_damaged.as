# What a damaged pickle is refused with.
import pickle

for data in (
    b'', b'.', b'N', b'N(.', b'0', b'1', b'2', b'(2', b'R', b')R', b'N)R.', b'K', b'K\x01', b'X\x05\x00\x00\x00ab.', b'I1\n.', b'Ix\n.',
    b'S"a\n.', b'\x80\x06.', b'g0\n.', b'g\n.', b'gx\n.', b'h', b'h\x00.', b'p\n.', b'P1\n.', b'cnosuch\nx\n.', b'c', b'cos\n', b'}K\x01s.',
    b']a.', b'](K\x01.', b't.', b'(t', b'\x8c\x05ab.', b'\x93.', b'\x81.', b'N)\x81.', b'NN\x81.', b'b.', b'NNb.', b'\x85.', b'(\x85.', b'q',
    b'N(p1\n', b'N(q\x00', b'NQ.', b'(i.', b'o.', b'L1\n.', b'\x8a\x01', b'G', b'B\x02\x00\x00\x00a.', b'(K\x01d.', b'(K\x01K\x02d.',
    b'}(K\x01u.', b'](e.', b'(e.', b'N(Na.', b'}N(Ns.', b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.', b'\xff.', b'N(0.', b'(0N.', b'Np-1\n.',
):
    try:
        print(data, repr(pickle.loads(data))[:60])
    except Exception as e:
        print(data, type(e).__name__, e)
