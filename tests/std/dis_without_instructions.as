# What dis says of code without its instructions; those are refused.
import dis
import opcode


def function(a):
    b = a

    return b


lines = [line for _, line in dis.findlinestarts(function.__code__)]
print(sorted(set(lines) & {7, 9}), dis.pretty_flags(function.__code__.co_flags), dis.pretty_flags(1 << 13 | 1))
print(dis.COMPILER_FLAG_NAMES, opcode.cmp_op)
