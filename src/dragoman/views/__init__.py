"""Records drawn for a person: a table on the terminal, a page to hand on, rows for a spreadsheet."""

from dragoman.records import safe_cell
from dragoman.views.csv import csv_lines
from dragoman.views.page import render_page
from dragoman.views.select import at_least
from dragoman.views.table import render_table
from dragoman.views.words import visible

__all__ = ["at_least", "csv_lines", "render_page", "render_table", "safe_cell", "visible"]
