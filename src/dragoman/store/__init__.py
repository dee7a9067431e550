"""Reports and what was found in them, kept in Delta tables, asked through DuckDB. ``Store`` is the door."""

from dragoman.store.arrivals import Arrivals, arrivals
from dragoman.store.changes import changes, versions_of
from dragoman.store.errors import NoSuchRecord, QueryError, StoreError
from dragoman.store.evidence import evidence
from dragoman.store.filters import Conditions, Filter, among, asked_for, filters_of, somewhere
from dragoman.store.keys import content_key, document_key, revision_key
from dragoman.store.meaning import Meaning, Names, no_names
from dragoman.store.moment import AsOf, Clock
from dragoman.store.ordered import in_order
from dragoman.store.questions import QUESTIONS, Question, question
from dragoman.store.result import Result, blank_row
from dragoman.store.rows import Intake, record_of
from dragoman.store.schema import Column, Table
from dragoman.store.search import blank_hit
from dragoman.store.store import Store
from dragoman.store.views import documented_columns

__all__ = [
    "QUESTIONS",
    "Arrivals",
    "AsOf",
    "Clock",
    "Column",
    "Conditions",
    "Filter",
    "Intake",
    "Meaning",
    "Names",
    "NoSuchRecord",
    "QueryError",
    "Question",
    "Result",
    "Store",
    "StoreError",
    "Table",
    "among",
    "arrivals",
    "asked_for",
    "blank_hit",
    "blank_row",
    "changes",
    "content_key",
    "document_key",
    "documented_columns",
    "evidence",
    "filters_of",
    "in_order",
    "no_names",
    "question",
    "record_of",
    "revision_key",
    "somewhere",
    "versions_of",
]
