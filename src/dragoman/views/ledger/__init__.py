"""A record arranged as a person reads it: what is contested, who says what, figures, the order of time, places. One public door.

Nothing is worded here that is not in the record; ids are replaced by what they stand for. Both the table and the page are
drawn from it.
"""

from dragoman.views.ledger.arranging import arrange
from dragoman.views.ledger.lines import (
    AUTHOR,
    ClaimLines,
    EventLine,
    FigureLine,
    Ledger,
    PlacePoint,
    Quote,
    SourceGroup,
    TimeLine,
)

__all__ = ["AUTHOR", "ClaimLines", "EventLine", "FigureLine", "Ledger", "PlacePoint", "Quote", "SourceGroup", "TimeLine", "arrange"]
