# Annotations that are text name ClassVar and InitVar also through names of the module.
from __future__ import annotations

import dataclasses
import typing as t
from typing import ClassVar

Shared = ClassVar[int]
Bare = ClassVar


@dataclasses.dataclass
class Record:
    Inner = ClassVar
    a: ClassVar[int] = 20
    b: Shared
    c: Bare = 1
    d: Inner
    e: t.ClassVar[int] = 5
    f: dataclasses.InitVar[int] = 6


print(Record(10), [f.name for f in dataclasses.fields(Record)])
