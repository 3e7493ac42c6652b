# differs: CPython does not import .as files.
# Modules and packages of .as files; .as wins over .py.
import asyncio

from import_own import both, only
from import_own.only import twice

print(both.name)  # expect: as
print(only.name, only.twice(4), twice("ab"))  # expect: as 8 abab
print(asyncio.run(both.job(21)))  # expect: 42
print(only.__name__)  # expect: import_own.only
