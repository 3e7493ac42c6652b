# Names are compared in their NFKC form.
ﬁ = 5
print(fi)  # expect: 5
ª = 1
print(a)  # expect: 1
