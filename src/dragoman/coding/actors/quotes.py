"""What stands between quotation marks: a parse in, a yes or no for each token out."""

from __future__ import annotations

from dragoman.language import Parse

_OPENING, _EITHER = ("“", "``"), '"'
_MARKS = (_EITHER, *_OPENING, "”", "''", "’’")


def quoted(parse: Parse) -> list[bool]:
    """Whether each token stands between quotation marks, which open anew in every paragraph."""
    out = [False] * len(parse)
    paragraph, inside = -1, False
    for s in parse.sentences:
        if s.paragraph != paragraph:
            paragraph, inside = s.paragraph, False
        for t in range(s.start, s.end):
            if parse.words[t] in _MARKS:
                inside = not inside if parse.words[t] == _EITHER else parse.words[t] in _OPENING
            out[t] = inside
    return out
