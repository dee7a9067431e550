"""Reading: what files become, what their parts are, and what is refused and how."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import json
import os
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import (
    ReadingError,
    ReadOptions,
    Reject,
    document_from_text,
    expand,
    guess_language,
    parse_instant,
    read,
)
from dragoman.reading.blocks import is_blank
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
        pytest.param(f"The Lake County Courier\n\nMill strike enters third week\n\n{LEAD}", ["byline", "title", "body"], id="the paper's name first"),
        pytest.param(f"Gaza Deaths Hit Record\n\nMay 2, 2001\n\n{LEAD}", ["title", "dateline", "body"], id="a headline that ends like a paper's name"),
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
        pytest.param(f"LIMA, May 2 (AP) - {LEAD}\n\nOSLO, May 3 (AP) - {TAIL}", ["dateline", "body", "dateline", "body"], id="a round-up"),
        pytest.param(f"LIMA, May 2 (AP) - {LEAD}\n\nOSLO - {TAIL}", ["dateline", "body", "body"], id="a list"),
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
        ("LOMÉ, Togo (AP), Dec. 10, 2025 — Troops left.", "LOMÉ, Togo (AP), Dec. 10, 2025 —"),
        ("Riga (Agency) - 17 September 2025 - Troops left.", "Riga (Agency) - 17 September 2025 -"),
        ("Riga – Wednesday, 17 September 2025\n\nTroops left the town on Friday.", "Riga – Wednesday, 17 September 2025"),
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
    if is_blank(text):
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
    assert reasons(path) == ["has no column named text, body, content or the like; its columns are a, b; --column text=NAME says which it is"]


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


def response(uri: str, body: bytes, kind: str = "text/html", headers: str = "", status: str = "200 OK") -> bytes:
    """One response of a WARC archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2001-05-03T08:30:00Z\r\n"
        f"WARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("pages.warc", lambda record: record),
        ("pages.warc.gz", lambda record: gzip.compress(record, mtime=0)),
        ("pages.warc.zst", zstd.compress),
    ],
)
def test_warc_gives_the_pages_of_an_archive(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    page = PAGE.encode()
    records = [
        response("http://example.org/a", page),
        response("http://example.org/picture", b"x", "image/png"),
        response("http://example.org/gone", page, status="404 Not Found"),
        response("http://example.org/menu", b"<html><body>No</body></html>"),
        response("http://example.org/gzip", gzip.compress(page), headers="Content-Encoding: gzip\r\n"),
        response("http://example.org/broken", gzip.compress(page)[:-30], headers="Content-Encoding: gzip\r\n"),
        response("http://example.org/short", zlib.compress(page)[:-9], headers="Content-Encoding: deflate\r\n"),
        response("http://example.org/deflate", zlib.compress(page), headers="Content-Encoding: deflate\r\n"),
        response("http://example.org/raw", zlib.compress(page)[2:-4], headers="Content-Encoding: deflate\r\n"),
        response("http://example.org/undone", page, headers="Content-Encoding: br\r\n"),
        response("http://example.org/b", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page), headers="Transfer-Encoding: chunked\r\n"),
    ]
    path = tmp_path / name
    path.write_bytes(b"".join(pack(r) for r in records))
    found = list(read(str(path)))
    names = [d.url if isinstance(d, Document) else f"! {d.name.rsplit('/', 1)[-1]}" for d in found]
    host = "http://example.org/"
    assert names == [
        *(host + "a", "! menu", host + "gzip", "! broken", "! short", host + "deflate", host + "raw", host + "undone", host + "b")
    ]
    documents = [d for d in found if isinstance(d, Document)]
    assert {(d.published, d.fetched, d.text) for d in documents} == {("2001-05-02", "2001-05-03T08:30:00Z", documents[0].text)}


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    records = [response(f"http://example.org/{n}", PAGE.encode()) for n in range(3)]
    for pack in (lambda record: record, gzip.compress, zstd.compress):
        path = tmp_path / "cut.warc"
        path.write_bytes(b"".join(map(pack, records))[:-60])
        found = list(read(str(path)))
        assert [type(f) for f in found[:2]] == [Document, Document]
        assert found[2:]
        assert all("is damaged" in str(f) for f in found[2:])


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
        ("reports.zip", b"PK\x03\x04\0\0", "is a ZIP or office file, not text; unpack it, or save it as text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a picture, not text"),
        ("book.pdf", b"%PDF-1.4\n", "is a PDF file, not text; save it as text"),
        ("random.txt", bytes(range(256)) * 40, "is binary, not text"),
        ("packed.txt", bz2.compress(LEAD.encode() * 50), "binary"),
        ("broken.txt", ("Café “talks” fail — “again”. " * 20).encode() + b"\xff\xfe\x80 end", "is damaged UTF-8"),
        ("long.txt", b"word " * 4_000_000, "is larger than 10 MB: too long for one report"),
        ("bomb.txt.gz", gzip.compress(b"word " * 4_000_000), "is larger than 10 MB: too long for one report"),
        ("cut.txt.gz", gzip.compress(LEAD.encode() * 50)[:-20], "cut off before its end"),
        ("torn.txt.gz", gzip.compress(LEAD.encode() * 50)[:40] + b"\xff" * 200, "the archive is damaged"),
        ("noise.gz", bytes(range(256)) * 4, "is no gzip archive, though its name says so"),
        ("noise.zst", bytes(range(256)) * 4, "is no zstd archive, though its name says so"),
        ("menu.html", b"<html><body><nav>Home</nav></body></html>", "no article found on the page: no running text of 12 words or more"),
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
    assert reasons(tmp_path) == ["is a folder without a file that can be read"]
    assert reasons(tmp_path / "*.txt") == ["nothing that can be read matches this pattern"]


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
        ("Le ministre a promis une aide à la ville.", "fr"),
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


# ---------------------------------------------------------------------------------------------- folders, patterns, packing


def test_folders_and_patterns_stand_for_their_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.pdf", ".hidden.txt", "sub/z.html.gz", "sub/y.jsonl.zst", "sub/.git/x.txt", "sub/deep/w.TSV", "noname"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "sub" / "again").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")

    def expanded(*sources: str) -> tuple[list[str], dict[str, int]]:
        skipped: Counter[str] = Counter()
        found = expand([s if s == "-" else str(tmp_path / s) for s in sources], skipped)
        return [f if f == "-" else str(Path(f).relative_to(tmp_path)) for f in found], dict(skipped)

    below = ["sub/y.jsonl.zst", "sub/z.html.gz", "sub/deep/w.TSV"]
    assert expanded("") == (["a.md", "b.txt", *below], {".pdf": 1, ".txt": 1, "": 2})
    assert expanded("*.txt")[0] == ["b.txt"]
    assert expanded("**/*.gz", "-", "c.pdf", "none.txt", "b.txt") == (["sub/z.html.gz", "-", "c.pdf", "none.txt", "b.txt"], {})
    assert expanded("*.doc", "sub/.git")[0] == ["*.doc", "sub/.git/x.txt"]
    (tmp_path / "odd[1].txt").touch()
    assert expanded("odd[1].txt")[0] == ["odd[1].txt"]


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(LEAD)
    (tmp_path / "sub" / "a.txt").write_text(TAIL)
    assert [d.id for d in read(str(tmp_path)) if isinstance(d, Document)] == [str(tmp_path / "b.txt"), str(tmp_path / "sub/a.txt")]


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
@pytest.mark.parametrize("name", ["in.jsonl", "in.csv", "in.txt", "in.xml", "in.html"])
def test_everything_may_be_packed(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    data = {"in.jsonl": json.dumps({"id": "a", "text": LEAD}), "in.csv": f"id,text\na,\"{LEAD}\"", "in.txt": LEAD, "in.xml": ATOM, "in.html": PAGE}
    path = tmp_path / (name + (".gz" if pack is gzip.compress else ".zst"))
    path.write_bytes(pack(data[name].encode()))
    assert LEAD in one(path).text
    path.write_bytes(pack(data[name].encode())[:-9])
    assert all("cannot be read" in reason for reason in reasons(path))


@pytest.mark.parametrize(
    ("pack", "said"), [(gzip.compress, []), (zstd.compress, ["unpacks to more than 300 times its size"])], ids=["290 times", "7,000 times"]
)
def test_a_file_that_swells_beyond_reason_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes], said: list[str]) -> None:
    monkeypatch.setattr("dragoman.reading.opening._FIRST_STRETCH", 1_000_000)
    path = tmp_path / "bomb.jsonl"
    path.write_bytes(pack((json.dumps({"id": "a", "text": LEAD}) + "\n").encode() * 20_000))
    found = [f for f in read(str(path)) if isinstance(f, Reject)]
    assert [str(f).rsplit(": ", 1)[-1] for f in found] == said


# ---------------------------------------------------------------------------------------------- tables and the four clocks


@pytest.mark.parametrize(
    ("name", "table", "columns", "expected"),
    [
        pytest.param("a.csv", f'url,headline,content,pub_date\nu,H,"{LEAD}",2001-05-02 10:00:00\n', {}, ("a.csv:2", "H", "2001-05-02", "u"), id="usual names"),
        *(
            pytest.param("a.csv", f'{url},{title},{text},{date}\nu,H,"{LEAD}",2001-05-02\n', {}, ("a.csv:2", "H", "2001-05-02", "u"), id=f"{text} {date}")
            for text, title, date, url in (
                ("body", "headline", "pubdate", "link"), ("content", "Headline", "published_at", "Link"), ("Article Text", "title", "Publication Date", "url"),
                ("maintext", "title", "date_publish", "url"), ("articleBody", "headline", "datePublished", "url"), ("full-text", "Title", "pubDate", "Article URL"),
                ("text", "title", "publication_date", "uri"), ("text", "title", "date_published", "permalink"),
            )
        ),
        pytest.param("a.tsv", f"Id\tBody\tWhen\n7\t{LEAD}\t2 May 2001\n", {"date": "When"}, ("7", None, "2001-05-02", None), id="tabs and a mapping"),
        pytest.param("a.csv", f"key;words;day\nk;{LEAD};2001/05/02\n", {"id": "key", "text": "words", "date": "day"}, ("k", None, "2001-05-02", None), id="semicolons"),
        pytest.param("a.jsonl", json.dumps({"key": "k", "words": LEAD, "head": "H"}), {"id": "key", "text": "words", "title": "head"}, ("k", "H", None, None), id="fields of JSON Lines"),
        pytest.param("a.json", json.dumps([{"id": "k", "text": LEAD}], indent=1), {}, ("k", None, None, None), id="an array"),
        pytest.param("a.json", json.dumps({"id": "k", "text": LEAD}, indent=1), {}, ("k", None, None, None), id="an object"),
    ],
)
def test_columns_are_found_or_given(tmp_path: Path, name: str, table: str, columns: dict[str, str], expected: tuple[str | None, ...]) -> None:
    path = tmp_path / name
    path.write_text(table)
    document = one(path, ReadOptions(columns=columns))
    assert document.text == LEAD
    assert (document.id.replace(f"{tmp_path}/", ""), document.title, document.published, document.url) == expected


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [b"id,text,date", b"a,Talks fail.,2001-05-02", b"b,Talks fail.,3/4/2014", b"c,\xff\xfe\x00\x00", b'd,"Talks\nfail.",', b"e,,", b"f,Talks resume.,"]
    path.write_bytes(b"\r\n".join(rows))
    found = [(f.id, f.text) if isinstance(f, Document) else str(f).split("line ")[1] for f in read(str(path))]
    assert found[0] == ("a", "Talks fail.")
    assert [f for f in found if isinstance(f, tuple)][1:] == [("d", "Talks\nfail."), ("f", "Talks resume.")]
    assert [f.split(":")[0] for f in found if isinstance(f, str)] == ["3", "4", "7"]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\na,b\n")
    assert reasons_with(path, {"date": "when"}) == ["has no column 'when' for the field 'date'; its columns are id, text"]
    with pytest.raises(ReadingError, match="no field 'place'"):
        ReadOptions(columns={"place": "where"})


@pytest.mark.parametrize(
    ("header", "columns", "expected"),
    [
        ("id,text,text", {}, "has 2 columns named 'text'"),
        ("id,Text, text ", {}, "has 2 columns named 'text'"),
        ("id,id,text", {}, "has 2 columns named 'id'"),
        ("id,words,words", {"text": "words"}, "has 2 columns named 'words'"),
        ("id,text,note,note", {}, None),
        ("id,text,body", {}, None),
        ("id,text,,", {}, None),
    ],
)
def test_of_two_columns_of_one_name_none_is_taken(tmp_path: Path, header: str, columns: dict[str, str], expected: str | None) -> None:
    """Where it matters: of those that hold nothing of a report there may be many."""
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n" + ",".join("abcd"[: header.count(",") + 1]) + "\n")
    found = reasons_with(path, columns)
    assert [r.partition(", of which")[0] for r in found] == ([expected] if expected else [])


def reasons_with(path: Path, columns: dict[str, str]) -> list[str]:
    return [r.reason for r in read(str(path), ReadOptions(columns=columns)) if isinstance(r, Reject)]


SAVED = [
    ("<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Thu May 03 2001 10:30:00 GMT+0200 (CEST)\n-->", "https://example.org/a", "2001-05-03T08:30:00Z"),
    ("<!-- saved from url=(0021)https://example.org/a -->", "https://example.org/a", None),
    ("<!-- Mirrored from example.org/a by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 03 May 2001 08:30:00 GMT -->", "http://example.org/a", "2001-05-03T08:30:00Z"),
    ("<!--\n     FILE ARCHIVED ON 08:30:00 May 03, 2001 AND RETRIEVED FROM THE\n INTERNET ARCHIVE -->", None, "2001-05-03T08:30:00Z"),
]


@pytest.mark.parametrize(("comment", "url", "fetched"), SAVED, ids=["SingleFile", "browser", "HTTrack", "Wayback"])
def test_saved_pages_say_where_and_when_they_were_saved(tmp_path: Path, comment: str, url: str | None, fetched: str | None) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("</head>", f"</head>{comment}"))
    document = one(path)
    assert (document.url, document.fetched, document.published) == (url, fetched, "2001-05-02")
    path.write_text(PAGE.replace("</head>", f'<link rel="canonical" href="https://example.org/canonical"></head>{comment}'))
    assert one(path).url == "https://example.org/canonical"


@pytest.mark.parametrize(
    "words",
    [
        '<meta property="article:modified_time" content="2001-05-04T12:00:00+02:00">',
        "<meta content='2001-05-04T10:00:00Z' name=x itemprop='dateModified'>",
        '<script type="application/ld+json">{"@graph":[{"a":1},{"dateModified":"2001-05-04T10:00:00.000Z"}]}</script>',
        '<meta name="last-modified" content="soon"><meta name="last-modified" content="Fri, 04 May 2001 10:00:00 GMT">',
    ],
)
def test_pages_say_when_they_were_changed(tmp_path: Path, words: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("</head>", words + "</head>"))
    assert one(path).modified == "2001-05-04T10:00:00Z"


def test_feeds_and_rows_tell_their_clocks(tmp_path: Path) -> None:
    feed, rows = tmp_path / "feed.atom", tmp_path / "in.jsonl"
    feed.write_text(ATOM.replace("<updated>", "<published>2001-05-01T23:00:00Z</published><updated>"))
    document = one(feed)
    assert (document.published, document.modified) == ("2001-05-01", "2001-05-02T10:00:00Z")
    rows.write_text(json.dumps({"id": "a", "text": LEAD, "fetched": "2001-05-03 08:30", "modified": "2001-05-02"}))
    document = one(rows)
    assert (document.fetched, document.modified) == ("2001-05-03T08:30:00", "2001-05-02")
    rows.write_text(json.dumps({"id": "a", "text": LEAD, "fetched": "lately"}))
    assert reasons(rows) == ["date 'lately' is not of the form YYYY-MM-DD"]


ENTRY = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Wire</title><entry>
<media:group><media:title>A picture</media:title><media:content>Not this</media:content></media:group><id>urn:2</id>
<link rel="enclosure" href="https://example.org/a.jpg"/><link rel="alternate" href="https://example.org/a"/><title type="html">Talks &lt;b&gt;fail&lt;/b&gt;</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{TAIL}</p></div></content></entry></feed>"""


def test_a_feeds_pictures_are_not_its_reports(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ENTRY)
    document = one(path)
    assert (document.text, document.title, document.url) == (f"Talks fail\n\n{LEAD}\n\n{TAIL}", "Talks fail", "https://example.org/a")


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2014-03-31", "2014-03-31"),
        ("20140331", "2014-03-31"),
        ("31 March 2014", "2014-03-31"),
        ("Mar. 31st, 2014", "2014-03-31"),
        ("20140331T100000Z", "2014-03-31T10:00:00Z"),
        ("2014-03-31T10:00:00.123+02:00", "2014-03-31T08:00:00Z"),
        ("2014-03-31 10:00", "2014-03-31T10:00:00"),
        ("Mon, 31 Mar 2014 10:00:00 -0500", "2014-03-31T15:00:00Z"),
        *((bad, None) for bad in ("99999-99-99", "2014-02-30", "9999-12-31", "0001-01-01", "3/4/2014", "9" * 5000, "٢٠١٤-٠٣-٣١", "2014-03-31T99:99", "Mon, 31 Mar 2014 10:00:00 +9999999999", "", "31 Smarch 2014")),
    ],
)
def test_days_and_times(value: str, instant: str | None) -> None:
    if instant is not None:
        assert parse_instant(value) == instant
        return
    with pytest.raises(ReadingError) as caught:
        parse_instant(value)
    assert len(str(caught.value)) < 200
