"""Layouts that other tools read: a store in, one file out, and an account of what it cannot carry. ``export`` is the door."""

from dragoman.exports.errors import ExportError
from dragoman.exports.layout import Layout
from dragoman.exports.layout import Table as TableLayout
from dragoman.exports.registry import LAYOUTS, endings, export, layout_called
from dragoman.exports.verdicts import Verdict, read_verdicts, unknown_claims

__all__ = ["LAYOUTS", "ExportError", "Layout", "TableLayout", "Verdict", "endings", "export", "layout_called", "read_verdicts", "unknown_claims"]
