# differs: Aster's instructions are its own
# dis can be imported; what would show or list CPython's instructions refuses.
import dis


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("dis", "disassemble", "get_instructions", "code_info", "show_code", "findlinestarts", "findlabels", "stack_effect", "Bytecode"):
    tell(lambda: getattr(dis, name)(tell))
tell(lambda: dis.distb())
tell(lambda: dis.opmap)
tell(lambda: dis.nothing)
print(hasattr(dis, "hasjrel"), dis.COMPILER_FLAG_NAMES)
for flags in (0, 3, 0x43, 1 << 20 | 2, 1 << 30):
    print(flags, dis.pretty_flags(flags))
try:
    import opcode
except ImportError as e:
    print(type(e).__name__, e)
