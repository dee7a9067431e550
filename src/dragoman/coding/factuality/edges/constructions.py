"""Which construction a clause stands in for its governor: "whether it …", "to …", "that …", an -ing form; names as in the signatures."""

from __future__ import annotations

from dragoman.language import Parse


def plain(frame: str) -> str:
    """A construction without what only tells its lines apart."""
    return frame.removesuffix("+to") if frame == "whether+to" else frame


def clause_frames(parse: Parse, t: int) -> tuple[str, ...]:
    """Constructions that a clause headed by t can stand for, the best first."""
    marks = [parse.lower[c] for c in parse.children[t] if parse.deps[c] in ("mark", "aux", "advmod")]
    first = parse.edges[t][0]
    if parse.lower[first : first + 2] in (["how", "many"], ["how", "much"]):
        return ("whether",)
    to = any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[t])
    if "whether" in marks or ("if" in marks and parse.deps[t] == "ccomp"):
        return ("whether+to", "whether") if to else ("whether",)
    if to:
        return ("to",)
    if "that" in marks or parse.tags[t] in ("VBD", "VBZ", "VBP", "MD") or any(
        parse.deps[c] in ("aux", "auxpass") and parse.tags[c] in ("MD", "VBD", "VBZ", "VBP") for c in parse.children[t]
    ):
        return ("that",)
    being = any(parse.deps[c] in ("aux", "auxpass") and parse.tags[c] == "VBG" for c in parse.children[t])
    if parse.tags[t] == "VBG" or being:  # "denied bombing", "escaped being bombed"
        return ("ing", "to")
    if parse.tags[t] == "VB":
        return ("bare", "that", "to")
    return ("np", "that", "to")
