"""When a report without a given date was published, from its own words."""

from __future__ import annotations

import pytest

from dragoman.reading.dating import infer_published
from dragoman.records import Part
from dragoman.records.model import PartKind


def _report(*blocks: tuple[PartKind, str]) -> tuple[str, list[Part]]:
    text, parts = "", []
    for kind, words in blocks:
        parts.append(Part(kind=kind, span=(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return text, parts


CASES: list[tuple[str, list[tuple[PartKind, str]], tuple[str, str] | None]] = [
    (
        "caption and the weekday after it",
        [("caption", "Trucks cross the river, June 9, 2008. AP"), ("body", "Georgia protested to Moscow on Wednesday over the flight.")],
        ("2008-06-11", "text"),
    ),
    (
        "the caption's own weekday is the day itself",
        [("caption", "Trucks cross the river, 9 June 2008"), ("body", "Georgia protested on Monday.")],
        ("2008-06-09", "text"),
    ),
    (
        "a weekday before the caption's is in the next week",
        [("caption", "A crowd in the square, June 12, 2008"), ("body", "Talks broke off Tuesday, officials said.")],
        ("2008-06-17", "text"),
    ),
    ("caption alone", [("caption", "A crowd in the square, June 12, 2008"), ("body", "Talks broke off, officials said.")], ("2008-06-12", "text")),
    (
        "an archive picture dates nothing",
        [("caption", "The minister in a file photo from June 12, 2008"), ("body", "Talks broke off on Tuesday.")],
        None,
    ),
    (
        "a report that tells of later years is not dated by its caption",
        [("caption", "The bridge, June 12, 2008"), ("body", "Talks broke off on Tuesday. In 2011 the bridge was rebuilt.")],
        None,
    ),
    (
        "last Tuesday is not the day of writing",
        [("caption", "The bridge, June 12, 2008"), ("body", "A truce signed last Tuesday broke down on Friday.")],
        ("2008-06-13", "text"),
    ),
    ("full dateline", [("body", "BEIRUT, March 3, 2012 (Reuters) - Shells fell on the town.")], ("2012-03-03", "dateline")),
    ("day before month", [("body", "GENEVA, 3 March 2012 -- Envoys gathered.")], ("2012-03-03", "dateline")),
    ("dateline part", [("dateline", "NAIROBI, Kenya, Aug. 7, 1998"), ("body", "Bombs went off.")], ("1998-08-07", "dateline")),
    (
        "dateline without year takes it from the caption",
        [("caption", "Smoke over Homs, March 2, 2012"), ("body", "BEIRUT, March 3 (Reuters) - Shells fell on the town.")],
        ("2012-03-03", "dateline"),
    ),
    (
        "over the turn of the year",
        [("caption", "Smoke over Homs, December 31, 2012"), ("body", "BEIRUT, Jan. 1 (AFP) - Shells fell.")],
        ("2013-01-01", "dateline"),
    ),
    ("dateline without any year", [("body", "BEIRUT, March 3 (Reuters) - Shells fell on the town.")], None),
    ("byline", [("byline", "By Ann Lee, 4 May 2010"), ("body", "Shells fell on the town.")], ("2010-05-04", "dateline")),
    ("a line of its own", [("body", "Published: Tuesday, 4 May 2010 10:15 GMT\nShells fell.")], ("2010-05-04", "dateline")),
    ("ISO date line", [("standfirst", "2010-05-04"), ("body", "Shells fell.")], ("2010-05-04", "dateline")),
    ("weekday and date in the lead", [("body", "The army left the town on Tuesday, May 4, 2010, aid workers said.")], ("2010-05-04", "text")),
    ("weekday and date that disagree", [("body", "The army left the town on Monday, May 4, 2010, aid workers said.")], None),
    ("a day told of is no date of writing", [("body", "On May 4, 2010, the army left the town. It never came back.")], None),
    ("a weekday alone", [("body", "The army left the town on Monday.")], None),
    (
        "the day of words that are quoted, on the weekday of the lead",
        [("body", "Peru on Thursday recalled its envoy to Chile. The ministry said in a statement dated May 5, 2016 that talks had failed.")],
        ("2016-05-05", "text"),
    ),
    (
        "such a day and a near one without a year, moved on to the weekday of the lead",
        [("body", "Peru recalled its envoy on Friday. A letter sent on 3 May 2016 had gone unanswered. Talks broke off on April 21.")],
        ("2016-05-06", "text"),
    ),
    (
        "a day told of, on the weekday of the lead and near another",
        [("body", "Rebels freed ten nurses on Monday. They were seized on May 2, 2016, and moved on April 21.")],
        ("2016-05-02", "text"),
    ),
    (
        "a day long past, though on the weekday of the lead",
        [("body", "Rebels freed ten nurses on Tuesday. Nothing like it has been seen since the attacks. They took place on Sept. 11, 2001.")],
        None,
    ),
    (
        "words of a year before the last that is named",
        [("body", "Peru on Thursday recalled its envoy. It said in a statement dated May 5, 2016 that talks had failed. A 2018 accord is dead.")],
        None,
    ),
    (
        "a day that lies ahead",
        [("body", "Peru on Thursday recalled its envoy. Its statement set a vote for May 5, 2016. Talks broke off on April 21.")],
        None,
    ),
    ("impossible day", [("caption", "A bridge, February 30, 2014"), ("body", "The army left on Monday.")], None),
    ("no part told apart", [], None),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_date_of_a_report(blocks: list[tuple[PartKind, str]], expected: tuple[str, str] | None) -> None:
    text, parts = _report(*blocks)
    found = infer_published(text, parts)
    assert (found and (found[0].isoformat(), found[1])) == expected


def test_text_without_parts_is_all_body() -> None:
    found = infer_published("KIEV, 4 May 2010 (AFP) - Shells fell.", [])
    assert found is not None
    assert found[0].isoformat() == "2010-05-04"


def test_out_of_range_years_never_date_a_report() -> None:
    assert infer_published("KIEV, 4 May 2110 (AFP) - Shells fell.", []) is None
