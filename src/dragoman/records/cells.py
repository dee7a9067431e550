"""What a spreadsheet would run as a formula is kept text: ``safe_cell`` takes a cell of a table and gives it harmless."""

from __future__ import annotations

# A cell that begins so is run as a formula by spreadsheets: an apostrophe before it keeps it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(cell: object) -> object:
    """The cell, with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
