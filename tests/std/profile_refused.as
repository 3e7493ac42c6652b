# differs: Aster does not follow calls
# cProfile and profile can be imported, and refuse to measure; what never began has no times.
import cProfile
import profile


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


for module in (cProfile, profile):
    tell(lambda: module.run("1"))
    tell(lambda: module.runctx("1", {}, {}))
    profiler = module.Profile()
    tell(lambda: profiler.runcall(len, "ab"))
    tell(lambda: profiler.__enter__())
tell(lambda: (cProfile.Profile().enable(), 1))
tell(lambda: (cProfile.Profile().disable(), cProfile.Profile().getstats(), cProfile.label("<x>"), cProfile.label(tell.__code__)[1:]))
