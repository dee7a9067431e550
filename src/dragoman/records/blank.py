"""A struct of a type with nothing in it: for the columns of a list without rows."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import inspect

S = TypeVar("S", bound=msgspec.Struct)


def blank(struct: type[S]) -> S:
    """The struct with its defaults, and nothing, nought or the first of its values in the fields that have none."""
    return msgspec.convert(_nothing(inspect.type_info(struct)), struct)


def _nothing(kind: inspect.Type) -> Any:
    """The plainest value of a type, as JSON has it."""
    if isinstance(kind, inspect.Metadata):
        return _nothing(kind.type)
    if isinstance(kind, inspect.StructType):
        return {f.encode_name: _nothing(f.type) for f in kind.fields if f.required}
    if isinstance(kind, inspect.UnionType):
        return None if kind.includes_none else _nothing(kind.types[0])
    if isinstance(kind, inspect.LiteralType):
        return kind.values[0]
    if isinstance(kind, inspect.TupleType):
        return [_nothing(k) for k in kind.item_types]
    plain: dict[type[inspect.Type], Any] = {inspect.StrType: "", inspect.IntType: 0, inspect.FloatType: 0.0, inspect.BoolType: False, inspect.DictType: {}}
    return plain.get(type(kind), [])
