"""Reading: what files become, what their parts are, and what is refused and how."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import ReadOptions, Reject, document_from_text, guess_language, read
from dragoman.records import Document

LEAD = "The two governments resumed talks on Tuesday after a pause of three months, officials said."
TAIL = "A spokesman for the mediators said that nothing had been agreed and that the talks would go on."


def shown(text: str) -> list[tuple[str, str]]:
    """(kind, words) of every part."""
    return [(p.kind, text[slice(*p.span)]) for p in document_from_text(text, "t").parts]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in shown(text)]


def one(path: Path, options: ReadOptions | None = None) -> Document:
    """The only document in a file."""
    found = list(read(str(path), options))
    assert len(found) == 1
    assert isinstance(found[0], Document), found[0]
    return found[0]


def reasons(path: Path | str) -> list[str]:
    return [r.reason for r in read(str(path)) if isinstance(r, Reject)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Talks fail in Geneva", ["body"], id="a lone line is body"),
        pytest.param("Envoys left the city.", ["body"], id="a lone sentence is body"),
        pytest.param(
            f"Talks fail in Geneva\n\n{LEAD}\n\n{TAIL}", ["title", "body", "body"], id="a headline closes no sentence"
        ),
        pytest.param(f"{LEAD}\n{TAIL}", ["body", "body"], id="a paragraph a line"),
        pytest.param(f"Will the truce hold?\n\n{LEAD}", ["title", "body"], id="a headline may ask"),
        pytest.param(
            f"Talks fail\nBy Mary Jones\nMay 2, 2001\n{LEAD}", ["title", "byline", "dateline", "body"], id="head lines"
        ),
        pytest.param(f"By John Smith\n\n{LEAD}", ["byline", "body"], id="byline first"),
        pytest.param(f"By Friday the army had left.\n\n{TAIL}", ["body", "body"], id="a sentence that begins with By"),
        pytest.param(
            f"Talks fail\n\nEnvoys leave the city.\n\nBy Ann Lee\n\n{LEAD}",
            ["title", "standfirst", "byline", "body"],
            id="deck",
        ),
        pytest.param(
            f"Talks fail\n\nEnvoys leave.\n\nTwo envoys at the gate\nTwo envoys at the gate, May 2, 2001. Agency\n\n{LEAD}",
            ["title", "standfirst", "caption", "caption", "body"],
            id="a caption shown twice",
        ),
        pytest.param(f"FILE PHOTO: Envoys at the gate, 2001\n\n{LEAD}", ["caption", "body"], id="file photo"),
        pytest.param(
            f"{LEAD}\n\n(Reporting by A. Writer; Editing by B. Editor)", ["body", "byline"], id="credit at the end"
        ),
        pytest.param(f"Published: May 2, 2001 at 9:44 PM\n\n{LEAD}", ["dateline", "body"], id="a stamp"),
    ],
)
def test_kinds_of_parts(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PRISTINA, March 24 (Agency) - Villagers fled.", "PRISTINA, March 24 (Agency) -"),
        ("BEIRUT (AP) — A spokesman left.", "BEIRUT (AP) —"),
        ("NAIROBI, Kenya (AP) _\n\nBombs exploded in the city on Friday.", "NAIROBI, Kenya (AP) _"),
        ("Kyiv, Ukraine (CNN) -- Troops left.", "Kyiv, Ukraine (CNN) --"),
        ("TBILISI — Georgia’s leader spoke.", "TBILISI —"),
        ("ISTANBUL/ANKARA (Reuters) - Turkey spoke.", "ISTANBUL/ANKARA (Reuters) -"),
        ("Dili, East Timor, September 20, 1999 - Troops landed.", "Dili, East Timor, September 20, 1999 -"),
        ("NEW DELHI: The minister left.", "NEW DELHI:"),
        ("NATO — the alliance that it is — met.", None),
        ("Russia - which has denied it - spoke.", None),
        ("BREAKING NEWS: The minister left.", None),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    assert next((words for kind, words in shown(text) if kind == "dateline"), None) == dateline


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Talks fail\n\nThe two governments resumed their talks on Tuesday after a pause\n"
        "of three months, but neither side gave ground, and the mediators\nsaid that nothing had been agreed.\n\n"
        "A second round is expected in the autumn if the guns stay silent\nalong the river until then.\n"
    )
    assert [len(words.splitlines()) for _, words in shown(wrapped)] == [1, 3, 2]


def test_crlf_and_cr_are_line_breaks_and_stay_in_the_text() -> None:
    for newline in ("\r\n", "\r", "\u2028"):
        text = f"Talks fail{newline}{newline}{LEAD}{newline}{TAIL}"
        document = document_from_text(text, "t")
        assert document.text == text
        assert [words for _, words in shown(text)] == ["Talks fail", LEAD, TAIL]


_PIECES = st.sampled_from(
    ["Talks fail in Geneva", LEAD, TAIL, "By Mary Jones", "KYIV, May 2 (Agency) — ", "May 2, 2001", "é", "e\u0301", "👩‍👩‍👧", "🇺🇦",
     "\u200f\u202bشرح\u202c", "\u2066", "\ufeff", "\u200b", "\xa0", " ", "\t", "\n", "\r\n", "\r", "\n\n", "\u2029", "\x0b", "\x1c", "\x85", "\0", "*", "_ ", "- ", "“", '."']
)  # fmt: skip


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), min_size=1, max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_parts_hold_for_any_text(text: str) -> None:
    """Parts are ordered, do not overlap, are never empty or framed by white space, and leave no word out."""
    if not text.strip():
        return
    document = document_from_text(text, "t")
    assert document.text == text
    at, covered = 0, ""
    for part in document.parts:
        start, end = part.span
        assert at <= start < end <= len(text)
        words = text[start:end]
        assert words == words.strip()
        covered += words
        at = end
    left_out = sum(map(str.isalnum, text)) - sum(map(str.isalnum, covered))
    assert left_out == 0


def test_markdown_parts_point_at_words_in_the_file(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Talks fail\ndate: 2001-05-02\n---\n# Talks **fail** again\r\n\r\n![Envoys at the gate](a.png)\n\n"
        f"*By Mary Jones*\n\n> {LEAD}\n\n- {TAIL}\n\n```\ncode\n```\n\n## Afterwards\n\nNobody spoke.\n"
    )
    path = tmp_path / "report.md"
    path.write_bytes(source.encode())
    document = one(path)
    assert document.text == source
    assert (document.title, document.published, document.published_basis) == ("Talks fail", "2001-05-02", "metadata")
    assert [(p.kind, source[slice(*p.span)]) for p in document.parts] == [
        ("title", "Talks **fail** again"),
        ("caption", "Envoys at the gate"),
        ("byline", "By Mary Jones"),
        ("body", LEAD),
        ("body", TAIL),
        ("title", "Afterwards"),
        ("body", "Nobody spoke."),
    ]


PAGE = f"""<html lang="en"><head><title>Talks fail</title><meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2001-05-02T10:00:00Z"></head><body><nav>Home | About</nav>
<article><h1>Talks fail</h1><p>{LEAD}</p><p>{TAIL}</p></article></body></html>"""


def test_html_gives_the_article_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    document = one(path)
    assert (document.published, document.published_basis, document.publisher) == ("2001-05-02", "metadata", "The Wire")
    assert LEAD in document.text
    assert "About" not in document.text


def test_jsonl_keeps_text_and_order_and_names_bad_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "a", "text": f" {LEAD}\r\n", "title": "Talks fail", "date": "2001-05-02", "extra": [1]}),
        "{broken",
        "",
        '"a string"',
        json.dumps({"text": LEAD}),
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": LEAD, "date": "2001-02-30"}),
        json.dumps({"id": "d", "text": "  "}),
        '{"id":"e","text":"\\ud800"}',
        json.dumps({"id": 7, "text": TAIL, "lang": "en-GB"}),
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = list(read(str(path)))
    documents = [d for d in found if isinstance(d, Document)]
    assert [(d.id, d.text, d.title, d.language) for d in documents] == [
        ("a", f" {LEAD}\r\n", "Talks fail", "en"),
        ("7", TAIL, None, "en"),
    ]
    rejects = [r for r in found if isinstance(r, Reject)]
    assert [r.name.rsplit(" ", 1)[-1] for r in rejects] == ["2", "4", "5", "6", "7", "8", "9"]
    assert all("\n" not in str(r) for r in rejects)
    assert "no such date" in rejects[4].reason


def test_csv_rows_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f'ID,Body,Date\na,"{LEAD}\n\n{TAIL}",2001-05-02\nb,,2001-05-02\n', encoding="utf-8")
    first, second = read(str(path))
    assert isinstance(first, Document)
    assert (first.id, first.published) == ("a", "2001-05-02")
    assert isinstance(second, Reject)
    path.write_text("a,b\n1,2\n")
    assert reasons(path) == ["has no column named text, body, content or article"]


RSS = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY leak SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>Wire</title>
<item><title>Talks &amp; terms</title><guid>urn:1</guid><description>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{TAIL}&lt;/p&gt;</description>
<pubDate>Wed, 02 May 2001 10:00:00 GMT</pubDate></item><item><title>&leak;</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Talks fail</title><id>urn:2</id>
<updated>2001-05-02T10:00:00Z</updated><summary>{LEAD}</summary></entry></feed>"""
NITF = f"""<nitf><head><docdata><date.issue norm="20010502T100000Z"/></docdata></head><body><body.head><hedline><hl1>Talks fail</hl1>
</hedline><byline>By Mary Jones</byline><dateline>GENEVA</dateline></body.head><body.content><p>{LEAD}</p><p>{TAIL}</p></body.content></body></nitf>"""
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:4"><itemMeta><provider literal="The Wire"/></itemMeta><contentMeta>
<contentCreated>2001-05-02T10:00:00Z</contentCreated><headline>Talks fail</headline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LEAD}</p><p>{TAIL}</p></body></html></inlineXML></contentSet></newsItem>"""


@pytest.mark.parametrize(
    ("xml", "parts"),
    [
        pytest.param(RSS, ["title", "body", "body"], id="rss"),
        pytest.param(ATOM, ["title", "body"], id="atom"),
        pytest.param(NITF, ["title", "byline", "dateline", "body", "body"], id="nitf"),
        pytest.param(NEWSML, ["title", "body", "body"], id="newsml"),
    ],
)
def test_xml_news(tmp_path: Path, xml: str, parts: list[str]) -> None:
    path = tmp_path / "news.xml"
    path.write_text(xml, encoding="utf-8")
    document = next(d for d in read(str(path)) if isinstance(d, Document))
    assert [p.kind for p in document.parts] == parts
    assert document.published == "2001-05-02"
    assert "root:" not in document.text
    assert document.title in ("Talks fail", "Talks & terms")


def test_warc_gives_the_pages_of_an_archive(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "pages.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for kind, body in (("text/html", PAGE), ("image/png", "x"), ("text/html", "<html><body>No</body></html>")):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            record = writer.create_warc_record(
                "http://example.org/a", "response", payload=io.BytesIO(body.encode()), http_headers=headers
            )
            writer.write_record(record)
    first, second = read(str(path))
    assert isinstance(first, Document)
    assert (first.id, first.published) == ("http://example.org/a", "2001-05-02")
    assert isinstance(second, Reject)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Café talks “fail”.".encode(), "Café talks “fail”.", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfTalks fail.", "Talks fail.", id="utf-8 with a mark"),
        pytest.param("Talks “fail”.".encode("utf-16"), "Talks “fail”.", id="utf-16"),
        pytest.param(
            "Talks fail in the city.".encode("utf-16-le"), "Talks fail in the city.", id="utf-16 without a mark"
        ),
        pytest.param("Café talks “fail” – again.".encode("cp1252"), "Café talks “fail” – again.", id="windows"),
        pytest.param(gzip.compress(b"Talks fail.", mtime=0), "Talks fail.", id="gzip whatever the name"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert one(path).text == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \r\n\n", "is empty"),
        ("empty.jsonl", b"\n", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a picture, not text"),
        ("book.pdf", b"%PDF-1.4\n", "is a PDF file, not text"),
        ("random.txt", bytes(range(256)) * 40, "is binary, not text"),
        ("packed.txt", bz2.compress(LEAD.encode() * 50), "binary"),
        ("broken.txt", ("Café “talks” fail — “again”. " * 20).encode() + b"\xff\xfe\x80 end", "is damaged UTF-8"),
        ("long.txt", b"word " * 4_000_000, "is larger than 10 MB: too long for one report"),
        ("bomb.txt.gz", gzip.compress(b"word " * 4_000_000), "is larger than 10 MB: too long for one report"),
        ("cut.txt.gz", gzip.compress(LEAD.encode() * 50)[:-20], "cannot be read"),
        ("menu.html", b"<html><body><nav>Home</nav></body></html>", "no article found on the page"),
        ("broken.xml", b"<rss><item>", "is not valid XML"),
        ("other.xml", b"<a><b/></a>", "holds no report"),
        ("no.warc", b"nothing of the kind", "is not a WARC archive"),
    ],
)
def test_bad_files_are_named_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read(str(path)))
    assert [type(r) for r in found] == [Reject]
    assert reason in str(found[0])
    assert name in str(found[0])
    assert "\n" not in str(found[0])


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert reasons(tmp_path / "none.txt") == ["no such file"]
    assert reasons(tmp_path) == ["is a folder, not a file"]


def test_a_long_jsonl_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "x" * 1000}) + "\n" + json.dumps({"id": "b", "text": LEAD}) + "\n")
    first, second = read(str(path), ReadOptions(max_bytes=100))
    assert isinstance(first, Reject)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"Talks fail.", ["standard input"]),
        (b'\n{"id":"a","text":"Talks fail."}\n{"id":"b","text":"Again."}\n', ["a", "b"]),
        (b"{Talks} fail.", ["standard input"]),
        (gzip.compress(b"Talks fail.", mtime=0), ["standard input"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert [d.id for d in read("-") if isinstance(d, Document)] == ids


def test_options_outrank_what_the_report_says(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "a", "text": LEAD, "date": "2001-05-02", "publisher": "A", "url": "u"}))
    document = one(path, ReadOptions(date=dt.date(1999, 1, 1), publisher="B"))
    assert (document.published, document.published_basis) == ("1999-01-01", "given")
    assert (document.publisher, document.url) == ("B", "u")
    assert one(path).published_basis == "metadata"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD, "en"),
        ("KYIV", "en"),
        ("1999 2000", "en"),
        ("Jose de la Cruz met El Pais reporters in La Paz.", "en"),
        ("Le président a annoncé le retrait des troupes dans la région.", "fr"),
        ("El gobierno anunció que las tropas salieron de la ciudad.", "es"),
        ("Die Regierung hat die Truppen aus der Stadt abgezogen, sagte ein Sprecher.", "de"),
        (
            "Россия предупредила Украину об интеграции, сообщили в министерстве, но вывод войск не начался. Это было вчера, сказал посол, мы не знаем.",
            "ru",
        ),
        ("Росія попередила Україну про інтеграцію.", "uk"),
        ("أعلنت الحكومة انسحاب القوات", "ar"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert guess_language(text) == language
