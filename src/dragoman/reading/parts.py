"""Blocks to parts: which of them are title, standfirst, caption, byline and dateline, and which the body.

The head of a report ends where its body begins: at a dateline, or at the first paragraph that is neither heading, picture
caption nor byline. Whatever is not plainly something else is body: a part missed costs little, a sentence of the body
taken for a headline costs its events.
"""

from __future__ import annotations

import re

from dragoman.reading.blocks import Block, ends_sentence, split_blocks, trimmed
from dragoman.records import Part, PartKind

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}})"

# What a line that gives nothing but a date may hold beside it.
_STAMP = re.compile(
    rf"\b(?:first |last )?(?:published|updated|posted|this story is from)\b|{_DAY}|{_DATE}"
    r"|\b\d{1,2} ?/ ?\d{1,2} ?/ ?\d{2,4}\b|\b(?:on|at|am|pm|a\. ?m\.|p\. ?m\.|[A-Z]{1,4}T|GMT|UTC)(?!\w)|[\d\s.,:;|/()+\-–—]",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(rf"{_DATE}|\d{{1,2}} ?/ ?\d{{1,2}} ?/ ?\d{{2,4}}", re.IGNORECASE)
_EDITORIAL = re.compile(
    r"[^:]*\b(?:UPDATE|NEWS|CLARIFICATION|CORRECTION|EXCLUSIVE|ANALYSIS|OPINION|WATCH|VIDEO|DEADLINE|NOTE|EDITORS?)\b"
)
_NAME = re.compile(r"[A-Z][\w'’.\-]*[,;]?|(?:and|for|in|of|the|at|with|de|da|del|der|van|von|bin|al|el),?|[|/&]")
_CREDIT_LINE = re.compile(
    r"[(\[]?(?:Additional |Further )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled) by\s+\S.*"
    r"|(?:[A-Z][\w'’.\-]+\s+){1,5}(?:Writer|Correspondent|Reporter)"
)
_CAPTION_START = re.compile(
    r"(?:FILE\s*(?:PHOTO)?\s*[-–—:]|FILE PHOTO\b|(?:Photo|Image|Picture|Caption|Photograph)\s*(?:by|:)|\(?AP Photo\b)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"(?:(?<=[.\d)”\"])\s+[(\[]?(?:(?:Photo|Photograph|Credit|Image)s?:?\s*(?:by\s*)?)?[A-Z][\w&'’.\-]*(?:[ /]+[A-Z][\w&'’.\-]*){0,4}[)\]]?"
    r"|[(\[](?:(?:AP|EPA|AFP|Reuters)\b[^()]{0,40}|[^()]*/(?:AP|EPA|AFP|Reuters|Getty Images?)[^()]{0,20})[)\]])$"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")

_PLACE_UPPER = r"(?:\(?[A-Z][A-Z.'’\-]+\)?(?:[ /\-](?:[A-Z][A-Z.'’\-]+|[a-z]{2}-[A-Z]+)){0,3})"
_PLACE_TITLE = r"(?:[A-Z][\w.'’\-]+(?:[ \-](?:(?:de|el|al|la|of|the|and)[ \-])?[A-Z][\w.'’\-]+){0,3})"
# "Bukavu (DR Congo) (AFP)": a land in brackets, with the agency or a date behind it.
_LAND = rf"(?: \({_PLACE_TITLE}\)(?=,? [(\d]|, [A-Z]))"
# The name of a paper above what it prints: "The Harrow County Courier".
_MASTHEAD = re.compile(r"(?:THE |The )?(?:[A-Z][\w'’\-]+ ){1,4}(?:Courier|Times|News|Herald|Post|Gazette|Tribune|Journal|Chronicle|Observer|Guardian|Telegraph|Examiner|Bulletin|Mirror|Record|Standard|Monitor|Nation|Mail|Express|Register|Sentinel|Advertiser|Dispatch|Argus|Inquirer|Globe|Star)")
_AGENCY = r"(?:\([A-Za-z][\w .,&/\-]{1,40}\))"
_DASH = r"(?:\.?(?:--+|[—–―_]+|-)|:)"
# Marks of direction, and emphasis in Markdown, may stand around a dateline.
_MARKS = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069*]*"
# The date may stand behind the agency: "COTONOU, Benin (AP), Dec. 10, 2025 —", "Vilnius (dpa) - 17 September 2025 -".
_AGENCY_DATED = rf"(?:{_AGENCY}(?:,?\s*(?:{_DASH}\s*)?{_DAY}?{_DATE})?)"
_DATELINES = [
    re.compile(rf"{_MARKS}(?:{place}(?:[,/]\s*{_PLACE_TITLE}){{0,3}}{_LAND}?{tail}){_MARKS}\s*{_DASH}{_MARKS}(?=\s|$)")
    for place, tail in (
        (_PLACE_UPPER, rf"(?:,?\s+{_DAY}?{_DATE})?,?\s*{_AGENCY_DATED}?"),
        (_PLACE_TITLE, rf"(?:,?\s+{_DAY}?{_DATE})?,?\s*{_AGENCY_DATED}"),
        (_PLACE_TITLE, rf",?\s+{_DAY}?{_DATE}"),
    )
]
# "(Nairobi, November 12, 2026) –" and "Nov 14, 2026 (Addis Ababa) -", as bodies that defend rights write them.
_DATELINES += [
    re.compile(rf"{_MARKS}\({_PLACE_TITLE}(?:,\s*{_PLACE_TITLE})?,?\s+{_DAY}?{_DATE}\)\s*{_DASH}{_MARKS}(?=\s|$)"),
    re.compile(rf"{_MARKS}{_DAY}?{_DATE},?\s*\({_PLACE_TITLE}(?:,\s*{_PLACE_TITLE})?\)\s*{_DASH}{_MARKS}(?=\s|$)"),
]
# Where and when, as a line of its own: "COLOMBO, 24 November 2008", "Cotonou – Wednesday, 10 December 2025".
_OWN_LINE = re.compile(rf"{_MARKS}(?:{_PLACE_UPPER}|{_PLACE_TITLE})(?:[,/]\s*{_PLACE_TITLE}){{0,3}}(?:,?\s+|\s*{_DASH}\s*){_DAY}?{_DATE},?\s*{_AGENCY}?\.?{_MARKS}")
_FURTHER = _DATELINES[0]  # of the shapes the strictest: a sentence in the midst of a report may begin as the others do
_LONGEST_DATELINE = 90
# What an agency's wire signs a report with: "AP-NY-01-10-97 1443EST".
_SLUG_LINE = re.compile(r"[A-Z]{2,5}-(?:[A-Z]{2}-)?\d\d-\d\d-\d\d \d{4}(?:[A-Z]{3})?")
# A town in capitals and a dash, and how many paragraphs that begin so make a round-up.
_BARE = re.compile(r"[A-Z]{4}[A-Z'’. ]{0,30} (?:-|--|–|—) (?=[A-Z])")
_SEVERAL = 3

# Words: what is longer is no headline, standfirst, caption or byline.
_TITLE_WORDS, _STANDFIRST_WORDS, _CAPTION_WORDS, _BYLINE_WORDS = 30, 50, 80, 16

# Characters: words of this kind are no longer than that, and what is longer is not searched. Nor is a line for a dateline
# that is more joints than names: there are too many ways to take such a line apart.
_LONGEST_TITLE, _LONGEST_CAPTION, _MOST_JOINTS = 500, 1_500, 8


def find_parts(text: str, blocks: list[Block] | None = None) -> list[Part]:
    """Parts of ``text`` in order, without overlap; ``blocks`` where mark-up has been read already."""
    blocks = blocks or split_blocks(text)  # mark-up in which no block was found is read as it stands
    kinds = _kinds(text, blocks)
    parts: list[Part] = []
    dated, round_up = False, _is_round_up(text, blocks)
    for block, kind in zip(blocks, kinds, strict=True):
        cut = dateline_end(text, block) if kind == "body" and (not dated or _is_further(text, block, round_up)) else block.start
        if cut > block.start:
            dated = True
            first, end = trimmed(text, block.start, cut)
            while text[first] == "*":  # emphasis in Markdown
                first += 1
            parts.append(Part(kind="dateline", span=(first, end)))
        start, end = trimmed(text, cut, block.end)
        if start < end:
            parts.append(Part(kind=kind, span=(start, end)))
    return parts


def dateline_end(text: str, block: Block) -> int:
    """Where the dateline that opens ``block`` ends; the block's start where there is none."""
    words = text[block.start : min(block.end, block.start + _LONGEST_DATELINE)]
    if words.count("-") + words.count("/") > _MOST_JOINTS:
        return block.start
    for pattern in _DATELINES:
        match = pattern.match(words)
        if (
            match
            and not _EDITORIAL.match(match.group())
            and _follows_dateline(text, block.start + match.end(), block.end)
        ):
            return block.start + match.end()
    return block.start


def _is_further(text: str, block: Block, round_up: bool) -> bool:
    """Whether a paragraph below the first dateline opens another report of a round-up: with a town in capitals and a date or an agency, "LIMA, May 3 (AP) -"."""
    match = _FURTHER.match(text[block.start : min(block.end, block.start + _LONGEST_DATELINE)])
    return match is not None and (round_up or _HAS_DATE.search(match.group()) is not None or "(" in match.group())


def _is_round_up(text: str, blocks: list[Block]) -> bool:
    """Whether several paragraphs begin with a town in capitals and a dash, so that each is a report of its own: "LAMITAN - Residents …"."""
    return sum(_BARE.match(text, block.start, min(block.end, block.start + _LONGEST_DATELINE)) is not None for block in blocks) >= _SEVERAL


def _follows_dateline(text: str, at: int, end: int) -> bool:
    """A dateline is followed by the beginning of a sentence, or by nothing: "NATO - the alliance" is none."""
    start, _ = trimmed(text, at, end)
    return start == end or not text[start].islower()


def _kinds(text: str, blocks: list[Block]) -> list[PartKind]:
    if len(blocks) == 1 and blocks[0].hint is None:
        return ["body"]
    kinds: list[PartKind] = []
    for i in range(len(blocks)):
        kind = _head_kind(text, blocks, i, kinds)
        if kind is None:
            break
        kinds.append(kind)
    return [*kinds, *(_body_kind(text, block) for block in blocks[len(kinds) :])]


def _head_kind(text: str, blocks: list[Block], i: int, before: list[PartKind]) -> PartKind | None:
    """What block ``i`` of the head is; None where the body begins with it."""
    words = blocks[i].of(text)
    if blocks[i].start < dateline_end(text, blocks[i]) < blocks[i].end and not _is_date_line(words):
        return None
    if plain := _plain_kind(text, blocks, i):
        return plain
    if "title" not in before:
        return "title" if _may_be_title(text, blocks, i) else None
    if words.casefold() == blocks[before.index("title")].of(text).casefold():
        return "title"
    if "standfirst" in before or len(words.split()) > _STANDFIRST_WORDS or i + 1 == len(blocks):
        return None
    more_head = any(_plain_kind(text, blocks, j) not in (None, "title") for j in range(i + 1, min(i + 3, len(blocks))))
    return "standfirst" if more_head or not ends_sentence(words) else None


def _body_kind(text: str, block: Block) -> PartKind:
    words = block.of(text)
    if block.hint is not None:
        return "title" if block.hint == "heading" else block.hint
    if len(words) > _LONGEST_CAPTION:
        return "body"
    if (_CREDIT_LINE.fullmatch(words) and len(words.split()) <= 2 * _BYLINE_WORDS) or _SLUG_LINE.fullmatch(words):
        return "byline"
    if _CAPTION_START.match(words) and len(words.split()) <= _CAPTION_WORDS:
        return "caption"
    return "body"


def _plain_kind(text: str, blocks: list[Block], i: int) -> PartKind | None:
    """The kind of a block that shows by itself what it is; None for running words."""
    block = blocks[i]
    if block.hint is not None:
        return "title" if block.hint == "heading" else block.hint
    words = block.of(text)
    if _is_date_line(words) or (dateline_end(text, block) == block.end and len(blocks) > 1):
        return "dateline"
    if _is_byline(words) or (i == 0 and _is_masthead(text, blocks)):
        return "byline"
    if _is_letterhead(words):
        return "dateline"
    return "caption" if _is_caption(text, blocks, i) else None


def _is_date_line(words: str) -> bool:
    if len(words) > _LONGEST_DATELINE or _HAS_DATE.search(words) is None:
        return False
    return not _STAMP.sub("", words) or (words.count("-") + words.count("/") <= _MOST_JOINTS and _OWN_LINE.fullmatch(words) is not None)


def _is_letterhead(words: str) -> bool:
    """A few lines, one of them where and when: "Ministry of Foreign Affairs" over "Addis Ababa, 9 October 2025"."""
    lines = [line.strip() for line in words[: 4 * _LONGEST_DATELINE].splitlines() if line.strip()]
    return len(words) <= 4 * _LONGEST_DATELINE and 1 < len(lines) <= 4 and all(not ends_sentence(line) for line in lines) and any(map(_is_date_line, lines))


def _is_byline(words: str) -> bool:
    if len(words) > _LONGEST_TITLE or len(words.split()) > _BYLINE_WORDS or (words.endswith(".") and not words.endswith("Jr.")):
        return False
    first, *names = words.split()
    if first in ("By", "BY") and names:
        return all(_NAME.fullmatch(n) for n in names)
    return _CREDIT_LINE.fullmatch(words) is not None


def _is_masthead(text: str, blocks: list[Block]) -> bool:
    """The name of the paper as the first line, with a headline below it: with an article, or over the day."""
    words = blocks[0].of(text)
    if len(blocks) < 3 or len(words) > _LONGEST_DATELINE or _MASTHEAD.fullmatch(words) is None:
        return False
    dated = _is_date_line(blocks[1].of(text))
    return (dated or words.startswith(("The ", "THE "))) and _may_be_title(text, blocks, 2 if dated else 1)


def _is_caption(text: str, blocks: list[Block], i: int) -> bool:
    words = blocks[i].of(text)
    if len(words) > _LONGEST_CAPTION or len(words.split()) > _CAPTION_WORDS:
        return False
    if _CAPTION_START.match(words):
        return True
    if i and _CREDIT_END.search(words) and (_YEAR.search(words) or "/" in words):
        return True
    return _repeats(text, blocks, i, i + 1) or _repeats(text, blocks, i - 1, i)


def _repeats(text: str, blocks: list[Block], first: int, second: int) -> bool:
    """Whether block ``second`` begins with all of block ``first``: a caption shown twice, once with its credit."""
    if second >= len(blocks) or first < 1:
        return False
    a, b = blocks[first].of(text), blocks[second].of(text)
    return len(a.split()) >= 3 and not ends_sentence(a) and len(b.split()) <= _CAPTION_WORDS and b.startswith(a)


def _may_be_title(text: str, blocks: list[Block], i: int) -> bool:
    """A short line that closes no sentence, with longer words or a dateline after it."""
    words = blocks[i].of(text)
    after = blocks[i + 1 :]
    if not after or len(words) > _LONGEST_TITLE or len(words.split()) > _TITLE_WORDS or words[:1].islower() or not any(c.isalpha() for c in words):
        return False
    longest = max(b.end - b.start for b in after)
    if ends_sentence(words):
        return (
            words.rstrip()[-1] in "?!" and len(words.split()) <= 15 and longest > len(words) and words[0] not in "\"“'`"
        )
    return longest > len(words) or dateline_end(text, after[0]) > after[0].start
