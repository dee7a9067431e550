"""What a person sees of a record: the table, the page, the rows."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest

from dragoman.records import Event, EventTime, Figure, Record, Span
from dragoman.views import at_least, csv_lines, render_page, render_table
from dragoman.views.map import draw_map
from dragoman.views.marking import paragraphs
from dragoman.views.words import amount, around, certainty, visible, when
from examples import TEXT, at, record

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_the_table_puts_what_is_contested_first_and_groups_by_source() -> None:
    lines = render_table(record(), width=110).splitlines()
    order = [next(i for i, line in enumerate(lines) if line.startswith(words)) for words in
             ("Borduria Masses Troops", "Contested", "Borduria: MOBILIZE, “Borduria moves troops”", "According to Syldavian official (anonymous)", "According to Borduria", "Figures", "In the order of time")]  # fmt: skip
    assert order == sorted(order)
    text = render_table(record(), width=160)
    assert "3,000–4,000 soldiers" in text
    assert "planned, probable" in text
    assert "Mar 2001" in text
    assert "e1" not in text.split()
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize("width", [80, 110, 160])
def test_no_word_for_certainty_is_broken(width: int) -> None:
    made = record()
    events = [msgspec.structs.replace(e, realis="hypothetical", factuality="PR+") for e in made.events]
    lines = render_table(msgspec.structs.replace(made, events=events), width=width).splitlines()
    assert sum("hypothetical," in line for line in lines) >= len(events)


def test_a_claim_names_those_who_act_in_its_events_not_others_of_their_code() -> None:
    made = record()
    claim = made.claims[0]
    actor = next(e for e in made.events if e.id == claim.events[0]).actors[0]
    first = next(a for a in made.actors if a.id == actor.actor)
    other = msgspec.structs.replace(first, id="a99", name="Bordurian farmers", code=actor.code)
    shown = render_table(msgspec.structs.replace(made, actors=[other, *made.actors]))
    assert "Borduria: MOBILIZE, “Borduria moves troops”" in shown
    assert "Bordurian farmers: MOBILIZE" not in shown


def test_what_is_merely_denied_is_not_called_contested() -> None:
    made = record()
    denied = msgspec.structs.replace(made, claims=[msgspec.structs.replace(c, status="denied") for c in made.claims])
    for words in (render_table(denied), re.sub("<[^>]*>", "\n", render_page([denied]))):
        lines = [line.split(" ")[0] for line in words.splitlines()]
        assert "Denied" in lines
        assert "Contested" not in lines


def test_what_is_only_doubted_says_so() -> None:
    made = record()
    doubts = [msgspec.structs.replace(c, status="reported", stances=[msgspec.structs.replace(s, stance="doubts") for s in c.stances]) for c in made.claims]
    for words in (render_table(msgspec.structs.replace(made, claims=doubts)), render_page([msgspec.structs.replace(made, claims=doubts)])):
        assert "Doubted or not confirmed" in words
    assert "Doubted or not confirmed" not in render_table(made)


def test_nothing_steers_the_terminal_or_the_direction_of_the_text() -> None:
    assert not STEERING.search(render_table(record()))
    assert "⟨U+202E⟩" in render_page([record()])
    assert not STEERING.search(render_page([record()]))


def test_a_record_without_events_says_so() -> None:
    empty = Record(document=record().document)
    assert "Nothing was coded." in render_table(empty)
    assert "Nothing was coded." in render_page([empty])


class _Page(HTMLParser):
    """Collects tags, ids, links and the words of the text column."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        assert not any(name.startswith("on") or name == "style" for name in found)


def test_the_page_stands_alone_and_its_links_hold() -> None:
    page = render_page([record(), record()])
    parsed = _Page()
    parsed.feed(page)
    assert not parsed.tags & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in page
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {link[1:] for link in parsed.links} <= set(parsed.ids)
    assert "http" not in re.sub(r"http-equiv", "", page)


def test_the_page_escapes_what_a_report_brings() -> None:
    shown = record()
    shown.document.title = "<script>alert(1)</script>"
    shown.actors[0].name = '"><img src=x>'
    page = render_page([shown])
    assert "<script" not in page
    assert "<img" not in page


def test_overlapping_evidence_is_cut_into_segments_that_give_the_text_back() -> None:
    shown = record()
    shown.attributions[0].content = [(at("moved")[0], at("soldiers")[1])]
    for part, paragraph in zip(shown.document.parts, paragraphs(shown), strict=True):
        words = TEXT[slice(*part.span)]
        assert "".join(s.text for s in paragraph.segments) == words.replace("\u202e", "⟨U+202E⟩").replace(
            "\u202c", "⟨U+202C⟩"
        )
    kinds = {s.text: s.kinds for s in list(paragraphs(shown))[1].segments}
    assert kinds["moved"] == "content event"
    assert kinds["3,000 to 4,000 soldiers"] == "content figure"


def test_rows_are_events_and_no_cell_is_a_formula() -> None:
    shown = record()
    shown.attributions[0].source.name = "=HYPERLINK(1)"
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines([shown, shown])))))
    assert len(rows) == 6
    assert (rows[0]["type"], rows[0]["actors"], rows[0]["start"], rows[0]["trigger"]) == (
        "MOBILIZE",
        "Borduria",
        "2001-03-01",
        "moved",
    )
    assert rows[0]["source"] == "'=HYPERLINK(1)"


def test_a_floor_of_confidence_takes_what_stands_on_an_event_with_it() -> None:
    kept = at_least(record(), 0.5)
    assert [e.id for e in kept.events] == ["e1", "e2"]
    assert [c.id for c in kept.claims] == ["c1"]
    assert kept.relations == []
    assert at_least(record(), 0.0) == record()


def test_what_contests_a_sure_event_stays_with_it() -> None:
    whole = record()
    events = [msgspec.structs.replace(e, confidence=0.9 if k == 0 else 0.2) for k, e in enumerate(whole.events)]
    disputed = msgspec.structs.replace(whole.claims[0], status="contested", events=[e.id for e in events[:2]])
    kept = at_least(msgspec.structs.replace(whole, events=events, claims=[disputed]), 0.5)
    assert [e.id for e in kept.events] == [e.id for e in events[:2]]
    assert kept.claims == [disputed]


def test_a_map_shows_every_point_inside_its_frame() -> None:
    from dragoman.views.ledger import PlacePoint

    for lats, lons in (((45, 55), (4, 37)), ((-89, 89), (-179, 179)), ((0, 0), (0, 0))):
        found = draw_map([PlacePoint("p", "x", lat, lon) for lat, lon in zip(lats, lons, strict=True)])
        assert found
        assert all(0 <= d.x <= found.width and 0 <= d.y <= found.height for d in found.dots)
    assert draw_map([]) is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2014-04-01", "2014-04-01", "1 Apr 2014"),
        ("2014-04-01", None, "1 Apr 2014"),
        ("2001-03-01", "2001-03-31", "Mar 2001"),
        ("2000-02-01", "2000-02-29", "Feb 2000"),
        ("2001-01-01", "2001-12-31", "2001"),
        ("2005-01-01", "2010-12-31", "2005–2010"),
        ("2014-04-01", "2014-04-07", "1–7 Apr 2014"),
        (None, "2014-04-07", "until 7 Apr 2014"),
        (None, None, ""),
    ],
)
def test_times_are_no_finer_than_the_text(start: str | None, end: str | None, words: str) -> None:
    assert when(EventTime(start=start, end=end)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"low": 35000, "high": 40000, "approximate": True}, "about 35,000–40,000"),
        ({"low": 28, "high": 28}, "28"),
        ({"low": 50, "bound": "more-than"}, "more than 50"),
        ({"low": 50, "bound": "at-least"}, "at least 50"),
        ({"high": 100, "bound": "at-most"}, "at most 100"),
        ({"low": 1.5, "high": 1.5}, "1.5"),
    ],
)
def test_figures_in_words(fields: dict[str, object], words: str) -> None:
    figure = msgspec.convert({"id": "f", "kind": "other", "span": (0, 1), **fields}, Figure)
    assert amount(figure) == words


@pytest.mark.parametrize(
    ("factuality", "realis", "words"),
    [
        ("CT+", "actual", "certain"),
        ("CT-", "actual", "did not happen"),
        ("CT-", "denied", "denied"),
        ("PR+", "planned", "planned, probable"),
        ("Uu", "considered", "an option"),
    ],
)
def test_certainty_in_words(factuality: str, realis: str, words: str) -> None:
    event: Event = msgspec.structs.replace(record().events[0], factuality=factuality, realis=realis)
    assert certainty(event) == words


@pytest.mark.parametrize("span", [(0, 5), (30, 35), (55, 60)])
def test_quotes_stay_inside_their_sentence_and_near_their_width(span: Span) -> None:
    text = "words that stand one after another in a line of sixty chars."
    before, words, after = around(text, span, (0, len(text)), 30)
    assert words == text[slice(*span)]
    assert len(before + words + after) <= 34
    assert before.lstrip("…") + words in text


def test_visible_keeps_letters_and_joins_lines() -> None:
    assert visible("a\r\n b\x1b[31m\u2066c👩‍👩‍👧") == "a b⟨U+001B⟩[31m⟨U+2066⟩c👩‍👩‍👧"
