"""What can go wrong with an export, said in one line."""

from __future__ import annotations


class ExportError(Exception):
    """A layout that is none, or an export that cannot be written."""
