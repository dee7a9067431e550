"""Files of every kind: whatever stands in them becomes documents whose parts hold, or rejects; the first byte chooses the kind.

What is packed is changed before it is packed, or else no change would get past the unpacker; packed bytes are changed as well.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable

from dragoman.reading import ReadOptions, Reject, read
from dragoman.records import Record, decode_record, encode_record
from fuzz.scratch import scratch_folder

SECONDS = 5.0
_PACKED_ZSTD = bytes.fromhex("28b52ffd")


def _plain(body: bytes) -> bytes:
    return body


def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 1, mtime=0)


def _archived(body: bytes) -> bytes:
    """A page in a web archive; the first byte of it says how it is packed for the way."""
    flag, page = (body[0] if body else 0) % 5, body[1:]
    packed, how = [(page, b""), (gzip.compress(page, 1, mtime=0), b"gzip"), (zlib.compress(page, 1), b"deflate"), (page, b"br"), (page, b"gzip")][flag]
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + (b"Content-Encoding: " + how + b"\r\n" if how else b"") + b"\r\n" + packed
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/b\r\nWARC-Date: 2001-05-02T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"


def _in(encoding: str) -> Callable[[bytes], bytes]:
    return lambda body: body.decode("utf-8", "replace").encode(encoding, "replace")


SAID = "Russia warned Ukraine on Tuesday that 5,000 troops would not withdraw, a spokesman said. NATO denied it."
NEWS = f"Talks fail\nBy Mary Jones\nMay 2, 2001\nMOSCOW, May 2 (AP) - {SAID}"
PAGE = (
    f'<html lang=en><head><title>T</title><meta property="article:published_time" content="2001-05-02"></head><body><h1>Talks</h1><article><p>{SAID} {SAID}</p>'
    f"<p><a href=x>T</a>{SAID}</p><table><tr><td>1</td></tr></table></article></body></html>"
)
LINE = f'{{"id":"a","text":"{SAID}","title":"T","date":"2001-05-02","lang":"en","fetched":"2001-05-02T10:00:00Z"}}\n'
RSS = f"<rss><channel><title>W</title><item><guid>1</guid><title>T</title><pubDate>Wed, 02 May 2001 10:00:00 GMT</pubDate><description>&lt;p&gt;{SAID}&lt;/p&gt;</description></item></channel></rss>"
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><id>1</id><title>T</title><link href="http://a/b"/><updated>2001-05-02T10:00:00Z</updated><content type="xhtml"><div><p>{SAID}</p></div></content></entry></feed>'
NITF = f'<nitf><head><title>T</title><docdata><date.issue norm="20010502"/></docdata></head><body><body.head><hedline><hl1>T</hl1></hedline><byline>By A B</byline><dateline>MOSCOW</dateline></body.head><body.content><p>{SAID}</p></body.content></body></nitf>'
NEWSML = f'<newsItem guid="g"><itemMeta><versionCreated>2001-05-02T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>T</headline></contentMeta><contentSet><inlineXML><html><body><p>{SAID}</p></body></html></inlineXML></contentSet></newsItem>'
CSV = f'id,text,date,title\na,"{SAID}",2001-05-02,T\nb,"x ""y""",,\n'
JSON_LD = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"T","datePublished":"2001-05-02","articleBody":"{SAID}"}}</script><p>{SAID}</p><p>{SAID} {SAID}</p>'

# (name of the file, what is done to its bytes, what may stand in it)
KINDS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("a.txt", _plain, NEWS),
    ("a.md", _plain, f"---\ntitle: T\ndate: 2001-05-02\n---\n# *Talks*\n\n> {SAID}\n\n![a](b)\n\n* one\n\n```\ncode\n```\n"),
    ("a.jsonl", _plain, LINE),
    ("a.json", _plain, f'[{{"id":"a","text":"{SAID}"}}]'),
    ("a.csv", _plain, CSV),
    ("a.tsv", _plain, f"id\ttext\na\t{SAID}\n"),
    ("a.xml", _plain, RSS),
    ("a.xml", _plain, ATOM),
    ("a.nitf", _plain, NITF),
    ("a.newsml", _plain, NEWSML),
    ("a.html", _plain, PAGE),
    ("a.html", _plain, JSON_LD),
    ("a", _plain, NEWS),
    ("a", _plain, LINE),
    ("a", _plain, "<!doctype html><p>Talks fail</p>"),
    ("a.txt", _in("utf-16"), NEWS),
    ("a.txt", _in("cp1251"), "Москва. 2 мая. " + SAID),
    ("a.csv", _in("utf-16"), CSV),
    ("a.html", _in("shift_jis"), PAGE.replace("<head>", "<head><meta charset=shift_jis>")),
    ("a.warc", _archived, "\0" + PAGE),
    ("a.warc", _archived, "\1" + PAGE),
    ("a.warc.gz", lambda body: _gzipped(_archived(body)), "\2" + PAGE),
    ("a.txt.gz", _gzipped, NEWS),
    ("a.jsonl.gz", _gzipped, LINE),
    ("a.txt.gz", _plain, ""),
    ("a.jsonl.zst", _plain, ""),
    ("a.warc", _plain, ""),
    ("a.warc.gz", _plain, ""),
]  # fmt: skip
_PACKED = {
    24: _gzipped(NEWS.encode()),
    # One block of zstd that is not packed: its head, its size, the bytes.
    25: _PACKED_ZSTD + b"\x20" + bytes([min(len(LINE), 255)]) + (min(len(LINE), 255) << 3 | 1).to_bytes(3, "little") + LINE.encode()[:255],
    26: _archived(b"\0" + PAGE.encode()),
    27: _gzipped(_archived(b"\1" + PAGE.encode())),
}
SEEDS = [bytes([n]) + _PACKED.get(n, body.encode()) for n, (_, _, body) in enumerate(KINDS)]
TOKENS = [
    *(f"<{tag}>".encode() for tag in "article blockquote br b i table tr td li ul nav aside footer item entry description content title guid link svg template frameset noscript plaintext textarea".split()),
    b"</p>", b"</article>", b"</item>", b"<![CDATA[<p>", b"<p class=byline>", b"<p style=display:none>", b'<meta name=date content="', b"&amp;lt;", b"&#x10ffff;", b"&#xd800;",
    b"By A B\n", b"MOSCOW (AP) - ", b"MOSCOW, May 2 -- ", b"UPDATE 1-", b"(Reporting by A B)", b"May 32, 2001", b"31/12/1599", b"2001-05-02T25:00:00Z", b"Wed, 02 May 2001 10:00:00 +9999",
    b"Transfer-Encoding: chunked\r\n", b"ffffffff\r\n", b"0\r\n\r\n", b"WARC-Type: response\r\n", b'"text":', b'"text":"', b'","date":"', b'"id":1e5,', b"id,id,text,text\n", b'""', b'"\n"', b"\x1a", b"\x85", b"\xe2\x80\xa8",
    b"\xef\xbb\xbf", b"\xc2\xad", b"\xcc\x81" * 30, b"\xe2\x80\x8f", b"***", b"~~~\n", b"|-|-|\n", b"===\n", b"1. ", b"[x]: y\n", b"<!-- ", b"    ", b"\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0 ", b"le la les des et dans pour ",
]  # fmt: skip

_folder = scratch_folder()
_OUT_OF_TIME = re.compile(r"took longer than")


def check(data: bytes) -> None:
    """Raises where a file gives nothing, a part is out of place, an error is none of reading's own, or a time limit had to end it."""
    name, packed, _ = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    path = _folder / name
    path.write_bytes(packed(data[1:]))
    found = list(read(str(path), ReadOptions(seconds=SECONDS)))
    assert found, f"{name}: neither a document nor a reject"
    for item in found:
        if isinstance(item, Reject):
            assert item.reason
            assert not _OUT_OF_TIME.search(item.reason), f"{name}: {item.reason}"
            continue
        end = 0
        for part in item.parts:
            assert end <= part.span[0] < part.span[1] <= len(item.text), f"{name}: a part out of place"
            end = part.span[1]
        record = Record(document=item)
        assert decode_record(encode_record(record)) == record
