# differs: Aster's instructions are its own
# dis can be imported; what would show or list CPython's instructions refuses.
import dis
import opcode


def tell(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("dis", "disassemble", "get_instructions", "code_info", "show_code", "Bytecode"):
    tell(lambda: getattr(dis, name)(tell))
tell(lambda: dis.distb())
tell(lambda: dis.stack_effect(1))
tell(lambda: opcode.opmap)
tell(lambda: dis.nothing)
for flags in (0, 3, 0x43, 1 << 20 | 2, 1 << 30):
    print(flags, dis.pretty_flags(flags))
