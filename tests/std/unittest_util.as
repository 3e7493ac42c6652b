"""`unittest.util`, which is there as soon as unittest is, and what its functions tell of lists."""
import unittest

util = unittest.util
print(util.strclass(dict), util.three_way_cmp(1, 2), util.three_way_cmp(2, 2), util.safe_repr("x" * 100, short=True))
for first, second in ([1, 2, 3], [2, 4]), ([1, 1, 2], [1, 3, 3]), ([], [1]), ([5], []), ([1, 2], [1, 2]):
    print(util.sorted_list_difference(first, second), util.unorderable_list_difference(first[:], second[:]))
