"""Reports and what was found in them, kept in Delta tables, asked through DuckDB. ``Store`` is the door."""

from dragoman.store.errors import NoSuchRecord, QueryError, StoreError
from dragoman.store.keys import content_key, document_key, revision_key
from dragoman.store.moment import AsOf, Clock
from dragoman.store.rows import Intake
from dragoman.store.schema import Column, Table
from dragoman.store.store import Store

__all__ = [
    "AsOf",
    "Clock",
    "Column",
    "Intake",
    "NoSuchRecord",
    "QueryError",
    "Store",
    "StoreError",
    "Table",
    "content_key",
    "document_key",
    "revision_key",
]
