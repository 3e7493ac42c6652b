# Every form an integer literal has.
print(0, 7, 1_000_000)  # expect: 0 7 1000000
print(0x1F, 0Xff, 0b1011, 0B1, 0o17, 0O7)  # expect: 31 255 11 1 15 7
print(0x_dead_beef, 0b_1010_1010, 0o_777)  # expect: 3735928559 170 511
print(00, 0_0)  # expect: 0 0
print(123456789012345678901234567890)  # expect: 123456789012345678901234567890
print(0xffffffffffffffffffff)  # expect: 1208925819614629174706175
print(-1, +1, ~5, - -3)  # expect: -1 1 -6 3
