"""One story across many reports: the same happening, claim and figure, copies that count once, status and history. ``Ledger`` is the door."""

from dragoman.linking.dossiers import Trace, dossier_rows
from dragoman.linking.ledger import Ledger
from dragoman.linking.model import (
    Causation,
    Companion,
    Dossier,
    FigureEntry,
    FigureSeries,
    LedgerClaim,
    LedgerHolder,
    LedgerProposition,
    LedgerStance,
    Report,
    Role,
    StatusChange,
    Story,
    TimelineEntry,
)
from dragoman.linking.narrowing import check_asked
from dragoman.linking.tidying import tidy

__all__ = [
    "Causation",
    "Companion",
    "Dossier",
    "FigureEntry",
    "FigureSeries",
    "Ledger",
    "LedgerClaim",
    "LedgerHolder",
    "LedgerProposition",
    "LedgerStance",
    "Report",
    "Role",
    "StatusChange",
    "Story",
    "TimelineEntry",
    "Trace",
    "check_asked",
    "dossier_rows",
    "tidy",
]
