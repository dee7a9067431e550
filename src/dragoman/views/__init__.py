"""Records drawn for a person: a table on the terminal, a page to hand on, rows for a spreadsheet; words and marks that pages share."""

from dragoman.views.csv import csv_lines
from dragoman.views.ledger import AUTHOR, Ledger, arrange
from dragoman.views.map import land_rings
from dragoman.views.marking import Paragraph, marks_style, paragraphs
from dragoman.views.page import render_page
from dragoman.views.select import at_least
from dragoman.views.table import render_table
from dragoman.views.words import (
    BASES,
    KINDS,
    STANCES,
    STATUSES,
    day,
    how_surely,
    interval,
    stretch,
    visible,
    visible_block,
)

__all__ = [
    "AUTHOR",
    "BASES",
    "KINDS",
    "STANCES",
    "STATUSES",
    "Ledger",
    "Paragraph",
    "arrange",
    "at_least",
    "csv_lines",
    "day",
    "how_surely",
    "interval",
    "land_rings",
    "marks_style",
    "paragraphs",
    "render_page",
    "render_table",
    "stretch",
    "visible",
    "visible_block",
]
