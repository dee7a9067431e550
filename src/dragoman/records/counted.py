"""What a figure counts in words: its kind and its unit in, "people killed", "wounded", "soldiers" out, nothing said twice."""

from __future__ import annotations

# What befell somebody is said beside whom it befell; all other kinds are told by their unit.
BEFELL = frozenset({"killed", "wounded", "detained", "displaced"})
# Units that name nobody but those whom the kind names already, by their last word.
_SAME = {
    "killed": frozenset({"dead", "death", "deaths", "toll", "tolls", "fatality", "fatalities", "casualty", "casualties", "life", "lives", "killed", "count"}),
    "wounded": frozenset({"wounded", "injured", "injury", "injuries", "hurt", "casualty", "casualties", "toll", "count"}),
    "detained": frozenset({"detained", "detainee", "detainees", "arrested", "arrest", "arrests", "detention", "detentions"}),
    "displaced": frozenset({"displaced"}),
    "protesters": frozenset({"people", "protester", "protesters", "demonstrators"}),
}


def unit_beside(kind: str, unit: str | None) -> str:
    """The unit where it says more than the kind does; else nothing."""
    if not unit or unit == kind or unit.split()[-1].lower() in _SAME.get(kind, ()):
        return ""
    return unit


def counted(kind: str, unit: str | None) -> str:
    """What is counted; empty where nothing says it."""
    beside = unit_beside(kind, unit)
    if kind in BEFELL:
        return f"{beside} {kind}".strip()
    return beside or ("" if kind == "other" else kind)
