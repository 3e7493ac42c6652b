# `locals()` shows only what is bound by then.

def spread():
    if False:
        never = 1
    print(sorted(locals()))  # expect: []
    early = 1
    print(sorted(locals()))  # expect: ['early']
    del early
    late = 2
    print(sorted(locals()))  # expect: ['late']


def busy():
    filler = [number for number in range(50)]
    return len(filler), sum(filler)


busy()
spread()
