"""What can go wrong with a store, said in one line."""

from __future__ import annotations


class StoreError(Exception):
    """A store cannot be opened, read or written: the message names it and the reason."""


class NoSuchRecord(StoreError):
    """Nothing in the store has that id, or more than one thing has it as a beginning."""


class QueryError(StoreError):
    """A question that cannot be asked: an unknown filter, a bad date, SQL that does not hold."""
