"""What a match counts: its unit and the number of them."""

from __future__ import annotations

from dragoman.coding.times.context import Context
from dragoman.coding.times.dates import pick, place
from dragoman.knowledge.time_words import UnitRow

CLOCK_UNITS = ("hour", "minute", "second")


def unit_at(ctx: Context, first: int, last: int) -> UnitRow | None:
    """The row of the unit inside a match."""
    found = pick(ctx, first, last, "UV")
    return found.entry if found is not None and isinstance(found.entry, UnitRow) else None


def count_of(ctx: Context, first: int, last: int) -> float | None:
    """How many units a match speaks of; None where it leaves that open ("several", "years")."""
    letters = ctx.letters[first:last]
    total = 0.0
    unit = place(ctx, first, last, "UV")
    number = place(ctx, first, last, "dnwyf")
    if number is not None:
        total = float(ctx.lexemes[number].number or 0)
        if number + 1 < last and ctx.letters[number + 1] == "f":
            total += float(ctx.lexemes[number + 1].number or 0)
    elif "q" in letters:
        vague = ctx.entry_value(place(ctx, first, last, "q") or first)
        return float(vague) if vague else None
    elif "a" in letters and (place(ctx, first, last, "a") or first) < (unit or last):
        total = 1.0
    elif letters.startswith(("l", "kl")):
        return 0.5
    elif ctx.lexemes[unit or first].letter == "V":
        return None
    else:
        total = 1.0
    return total + 0.5 if "&al" in letters else total
