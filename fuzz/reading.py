"""Files of every kind: whatever stands in them becomes documents whose parts hold, or rejects; the first byte chooses the kind."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from dragoman.reading import ReadOptions, Reject, read
from dragoman.records import Record, decode_record, encode_record

KINDS = ("a.txt", "a.md", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.xml", "a.html", "a.warc", "a.warc.gz", "a.txt.gz", "a.jsonl.zst", "a")

SAID = "Russia warned Ukraine on Tuesday that 5,000 troops would not withdraw, a spokesman said. NATO denied it."
SEEDS = [
    b"\0" + f"Talks fail\nBy Mary Jones\nMay 2, 2001\nMOSCOW, May 2 (AP) - {SAID}".encode(),
    b"\1" + f"---\ntitle: T\ndate: 2001-05-02\n---\n# *Talks*\n\n> {SAID}\n\n![a](b)".encode(),
    b"\2" + f'{{"id":"a","text":"{SAID}","date":"2001-05-02","lang":"en"}}\n'.encode(),
    b"\3" + f'[{{"id":"a","text":"{SAID}"}}]'.encode(),
    b"\4" + f'id,text,date\na,"{SAID}",2001-05-02\n'.encode(),
    b"\5" + f"id\ttext\na\t{SAID}\n".encode(),
    b"\6" + f"<rss><channel><title>W</title><item><title>T</title><description>&lt;p&gt;{SAID}</description></item></channel></rss>".encode(),
    b"\7" + f"<html lang=en><head><title>T</title></head><body><article><p>{SAID}</p><p>{SAID}</p></article></body></html>".encode(),
    b"\x08WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: u\r\nContent-Type: application/http\r\nContent-Length: 69\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nx\r\n\r\n",
]

_folder = Path(tempfile.mkdtemp(prefix="dragoman-fuzz-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)


def check(data: bytes) -> None:
    """Raises where a file gives nothing, a part is out of place, or an error is none of reading's own."""
    name = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    path = _folder / name
    path.write_bytes(data[1:])
    found = list(read(str(path), ReadOptions(seconds=30)))
    assert found, f"{name}: neither a document nor a reject"
    for item in found:
        if isinstance(item, Reject):
            assert item.reason
            continue
        end = 0
        for part in item.parts:
            assert end <= part.span[0] < part.span[1] <= len(item.text), f"{name}: a part out of place"
            end = part.span[1]
        record = Record(document=item)
        assert decode_record(encode_record(record)) == record
