"""The nasty files, family by family: each function gives the end of a name and the content of a file.

Most are small. The few that are large are large on purpose: a line, a number of tags or a depth that something quadratic would
not come back from.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterator

from backports import zstd

SAID = "Russia warned Ukraine on Tuesday that 5,000 troops would not withdraw, a spokesman for the ministry said. "
MORE = "NATO denied the report. At least 12 people were killed near Kharkiv, officials told reporters. "
ARTICLE = (SAID + MORE) * 3

File = tuple[str, bytes]

# Characters that programs trip over, by what they are.
ODD = {
    "nul": "\0",
    "bell": "\a",
    "escape": "\x1b[31m",
    "backspace": "\b\b\b",
    "delete": "\x7f",
    "c1": "\x85\x90\x9f",
    "zero-width-space": "\u200b",
    "zero-width-joiner": "\u200d",
    "word-joiner": "\u2060",
    "soft-hyphen": "\xad",
    "bidi-override": "\u202e",
    "bidi-embedding": "\u202a\u202b\u202c",
    "bidi-isolates": "\u2066\u2067\u2068\u2069",
    "bidi-marks": "\u200e\u200f\u061c",
    "byte-order-mark": "\ufeff",
    "replacement": "\ufffd",
    "noncharacter": "\uffff\ufdd0",
    "astral": "\U0001f600\U0010ffff",
    "tags": "\U000e0041\U000e007f",
    "variation": "\ufe0f\U000e0100",
    "combining": "e" + "\u0301" * 50,
    "zalgo": "".join(c + "\u0335\u0489\u0361" * 10 for c in "troops"),
    "line-separator": "\u2028\u2029",
    "form-feed": "\f\v",
    "file-separators": "\x1c\x1d\x1e\x1f",
    "nbsp": "\xa0\u202f\u3000",
    "ogham": "\u1680\u180e",
    "ligatures": "\ufb01\ufb02\u0132",
    "expanding-case": "\u0130\u00df\u0149\ufb03",
    "greek-sigma": "\u03a3\u03c3\u03c2",
    "roman-numerals": "\u2160\u2188",
    "arabic-digits": "\u0661\u0662\u0663",
    "math-digits": "\U0001d7ce\U0001d7ff",
    "superscripts": "\u00b2\u2075\u2460",
    "fractions": "\u00bd\u2153",
    "hangul": "\u1100\u1161\u11a8",
    "regional": "\U0001f1fa\U0001f1f8",
    "keycap": "1\ufe0f\u20e3",
    "quotes": "\u201c\u2018\u00ab\u2039\u201e\u201a",
    "primes": "\u2032\u2033",
    "dashes": "\u2012\u2013\u2014\u2015\u2212",
}  # fmt: skip

# What is repeated until it hurts.
RUNS = {
    "parentheses-open": "(",
    "parentheses": "()",
    "brackets": "[",
    "braces": "{",
    "quotes": '"',
    "curly-quotes": "“”",
    "apostrophes": "'",
    "full-stops": ".",
    "commas": ",",
    "hyphens": "-",
    "capital-hyphens": "A-",
    "capital-slashes": "A/A-",
    "underscores": "_",
    "stars": "*",
    "backticks": "`",
    "exclamations": "!",
    "ampersands": "&amp;",
    "less-than": "<",
    "digits": "9",
    "digit-commas": "9,",
    "digit-stops": "9.",
    "dollars": "$1 ",
    "percent": "%",
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "tabs": "\t",
    "carriage-returns": "\r",
    "line-feeds": "\n",
    "spaced-letters": "a ",
    "said": "said ",
    "not": "not ",
    "that": "that ",
    "and": "and ",
    "of-the": "of the ",
    "killed": "killed ",
    "troops": "troops ",
    "russia": "Russia ",
    "russia-said": "Russia said that ",
    "possessives": "Russia's ",
    "million": "million ",
    "twenty-one": "twenty-one ",
    "hundred": "a hundred ",
    "dates": "1 May 2001 ",
    "last-tuesday": "last Tuesday ",
    "urls": "http://example.org/a?b=c&d ",
    "mails": "a@b.org ",
    "abbreviations": "U.S. ",
    "initials": "J. ",
    "hashtags": "#a ",
    "emoji": "😀",
    "he-said": "he said. ",
    "if": "if ",
    "or-or": "or ",
    "who": "who ",
    "because": "because ",
    "by-line": "By John Smith\n",
    "date-lines": "May 2, 2001\n",
    "title-lines": "Talks Fail\n",
    "caption-lines": "Photo: Talks (AP)\n",
    "crlf-lines": "Talks fail\r\n",
}


def texts() -> Iterator[File]:
    """Plain text: odd characters in it, around it and alone; runs; line ends; encodings."""
    for name, odd in ODD.items():
        yield f"odd-{name}.txt", f"{odd}{SAID}{odd}{MORE.replace(' ', odd + ' ', 3)}{odd}".encode()
    for name, run in RUNS.items():
        yield f"run-{name}.txt", (SAID + run * (6_000 // len(run)) + "\n\n" + MORE).encode()
    for name in ("zero-width-space", "bidi-isolates", "nul", "nbsp", "byte-order-mark", "combining"):
        yield f"only-{name}.txt", (ODD[name] * 40).encode()
    for name, end in (("cr", "\r"), ("crlf", "\r\n"), ("lfcr", "\n\r"), ("nel", "\x85"), ("ls", "\u2028"), ("mixed", "\r\r\n\n\x85")):
        yield f"ends-{name}.txt", end.join(["Talks fail", "By Mary Jones", "", SAID, MORE, ""]).encode()
    for codec in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037", "shift_jis"):
        yield f"codec-{codec}.txt", (SAID + "“Never,” he said. ").encode(codec, "replace")
    yield "empty.txt", b""
    yield "one-letter.txt", b"a"
    yield "one-digit.txt", b"7"
    yield "one-stop.txt", b"."
    yield "utf16-odd-length.txt", SAID.encode("utf-16")[:-1]
    yield "utf16-half-pair.txt", b"\xff\xfe" + "Talks \U0001f600".encode("utf-16-le")[:-2] + "fail.".encode("utf-16-le")
    yield "utf8-half.txt", SAID.encode() + b"\xe2\x80"
    yield "utf8-overlong.txt", SAID.encode() + b"\xc0\xaf\xe0\x80\xaf" * 9
    yield "utf8-surrogates.txt", SAID.encode() + b"\xed\xa0\x80\xed\xb0\x80"
    yield "utf8-beyond.txt", SAID.encode() + b"\xf4\x90\x80\x80"
    yield "noise.txt", random.Random(7).randbytes(5_000)
    yield "high-noise.txt", bytes(random.Random(8).randrange(128, 256) for _ in range(5_000))
    yield "half-nul.txt", SAID.encode() + b"\0" * 300
    yield "line-200k.txt", (SAID * 2_000)[:200_000].encode()
    yield "word-200k.txt", b"a" * 200_000
    yield "sentence-of-clauses.txt", ("Russia said that " * 300 + "Ukraine attacked.").encode()
    yield "sentence-of-names.txt", (", ".join(["Vladimir Putin", "Barack Obama"] * 200) + " met in Geneva.").encode()
    yield "nested-quotes.txt", ("“He said ‘" * 400 + "no’” " * 400).encode()
    yield "unclosed-quotes.txt", ("“" + SAID + "\n\n").encode() * 40
    yield "huge-number.txt", f"At least {'9' * 5000} people were killed in Kharkiv on Tuesday, officials said.".encode()
    yield "huge-grouped.txt", f"Some {'999,' * 1500}999 troops left.".encode()
    yield "huge-decimal.txt", f"About {'9' * 400}.{'9' * 400} million people and 1e999 more fled.".encode()
    yield "huge-words.txt", ("A " + "million " * 400 + "people were killed.").encode()
    yield "negative-range.txt", b"Some 900-5 troops, -12 tanks, between 90 and 4 people and 0 to 0 planes left Georgia."
    yield "odd-dates.txt", b"On 99999-99-99, 0000-00-00, 31 February 2014, 32 May 10000, May 0, 2001 and 9999-12-31 Russia attacked Georgia."
    yield "far-dates.txt", b"Two million years ago, in 9999 and 10,000 decades from now, and in the 99th century Russia attacked Georgia."
    yield "date-sums.txt", b"9999999999 days ago, 99999 months after 1 May 2001 and 88888888 years later, Russia attacked Georgia."
    yield "times.txt", b"At 25:61, 99 p.m., 00:00:00Z and 24:00 GMT+99 on Monday Russia attacked Georgia."
    yield "old-dateline.txt", b"MOSCOW, May 2, 9999 (Reuters) - Russia attacked Georgia last year."
    yield "dateline-hyphens.txt", ("A-" * 22 + "A/" + "A-" * 20 + " said\n\n" + SAID).encode()
    yield "dateline-slashes.txt", ("Ab-Ab-Ab-Ab/" * 8 + "\n\n" + SAID).encode()
    yield "dateline-capitals.txt", ("AA.'-" * 18 + "\n\n" + SAID).encode()
    yield "caption-brackets.txt", b"Talks fail\n\n" + b"[" * 60_000 + b"\n\n" + SAID.encode()
    yield "caption-credits.txt", ("Talks fail\n\nx" + ". A" * 20_000 + "\n\n" + SAID).encode()
    yield "byline-long.txt", ("By " + "A" * 60_000 + "\n\n" + SAID).encode()
    yield "editorial.txt", ("A-" * 40 + "UPDATE: x\n\n" + SAID).encode()
    yield "formula.txt", b'=HYPERLINK("http://example.org","x") Russia attacked Georgia.'
    yield "script.txt", b"<script>alert(1)</script> Russia attacked Georgia on <b>Tuesday</b>. {{7*7}} ${7*7} %s %n"
    yield "paths.txt", b"../../../etc/passwd Russia attacked Georgia. C:\\con\\nul"
    yield "many-short-lines.txt", b"a\n" * 20_000
    yield "many-paragraphs.txt", b"Russia left.\n\n" * 1_500


def markdowns() -> Iterator[File]:
    """Markdown: what its parser and the search for offsets could trip over."""
    for name, run in (("brackets", "["), ("links", "[a]("), ("images", "![a]("), ("stars", "*"), ("emphasis", "*a **a "), ("quotes", "> "), ("backticks", "`a``"), ("angles", "<a "), ("entities", "&#x1F600;"), ("lists", "- "), ("pipes", "|a"), ("underscores", "_a__"), ("escapes", "\\*")):
        yield f"run-{name}.md", (f"# {run * 2_000}\n\n" + run * 5_000 + "\n\n" + SAID).encode()
    yield "quotes-deep.md", ("> " * 3_000 + SAID).encode()
    yield "lists-deep.md", "".join(f"{'  ' * n}- {SAID}\n" for n in range(120)).encode()
    yield "front-matter-open.md", f"---\ntitle: {'x' * 5000}\n{SAID}".encode()
    yield "front-matter-odd.md", f"---\ntitle: [a, {{b: c\ndate: 99999-99-99\nlang: {'e' * 900}\nurl: {'u' * 9000}\n---\n{SAID}".encode()
    yield "crlf.md", f"# Talks *fail*\r\n\r\n{SAID}\r{MORE}\n\r".encode()
    yield "html.md", f"<div><script>\n\n{SAID}\n\n</div>\n\n<!-- \n\n{MORE}".encode()
    yield "stars-around.md", ("*" * 4_000 + SAID + "*" * 4_000).encode()
    yield "nul.md", f"# \0\n\n{SAID}\0".encode()


def pages() -> Iterator[File]:
    """HTML: depth, width, attributes, what is unclosed, what names an encoding."""

    def page(body: str, head: str = "") -> bytes:
        return f"<!doctype html><html lang=en><head><title>Talks</title>{head}</head><body>{body}</body></html>".encode()

    told = f"<article><p>{ARTICLE}</p><p>{ARTICLE}</p></article>"
    for tag in ("div", "span", "b", "p", "ul><li", "table><tr><td", "blockquote", "font", "a href=x", "svg", "math", "template", "object", "select", "form", "iframe", "noscript", "button"):
        for depth in (60, 3_000):
            close = "".join(f"</{t.split(' ')[0]}>" for t in reversed(tag.split("><")))
            yield f"deep-{tag.split('>')[0].split(' ')[0]}-{depth}.html", page(f"<{tag}>" * depth + told + close * depth)
    yield "million-tags.html", page("<b>" * 1_000_000 + told)
    yield "many-tags.html", page(told + "<i>x</i>" * 30_000)
    yield "many-attributes.html", page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{told}")
    yield "many-attributes-quoted.html", page("<p " + "".join(f"a{n}='>'" for n in range(20_000)) + f">{told}")
    yield "many-attributes-script.html", page("<script " + "a/" * 20_000 + f"></script>{told}")
    yield "long-attribute.html", page(f'<img src="data:image/png;base64,{"A/+=" * 50_000}">{told}')
    yield "unclosed-table.html", page(told + "<table>" + "<tr><td>x" * 1_500)
    yield "unclosed-comment.html", page(f"{told}<!-- {'-' * 20_000}")
    yield "unclosed-script.html", page(f"{told}<script>{'</scrip ' * 5_000}")
    yield "unclosed-quote.html", page(f'{told}<a href="{"x " * 20_000}')
    yield "less-thans.html", page(told + "<" * 50_000)
    yield "entities.html", page(f"{told}<p>{'&#9999999999;&#xD800;&#0;&nosuch;&' * 2_000}</p>")
    yield "entity-long.html", page(f"{told}<p>&{'a' * 50_000};&#{'9' * 50_000};</p>")
    yield "processing.html", b"<?xml version='1.0' encoding='no-such'?><!DOCTYPE html [<!ENTITY a 'aaaa'>]>" + page(told)
    yield "no-end.html", page(told)[:-40]
    yield "nul.html", page(told.replace(" ", "\0 ", 40))
    yield "bidi.html", page(told.replace("Russia", "\u202eRussia\u202c"))
    yield "zero-width.html", page(told.replace("a", "a\u200b"))
    yield "only-script.html", page("<script>x</script>" * 100)
    yield "only-style.html", page(f"<style>{'p{}' * 9_000}</style>")
    yield "title-long.html", page(told, f"<title>{'T ' * 20_000}</title>")
    yield "canonical-long.html", page(told, f'<link rel=canonical href="http://example.org/{"a" * 20_000}">')
    yield "canonical-script.html", page(told, '<link rel=canonical href="javascript:alert(1)">')
    for date in ("99999-99-99", "9999-12-31", "0001-01-01", "2001-02-30", "9" * 3_000, "-5", "now", "2001-05-02T99:99:99Z"):
        yield f"date-{date[:12].replace(':', '')}.html", page(told, f'<meta property="article:published_time" content="{date}"><meta property="article:modified_time" content="{date}">')
    yield "linked-deep.html", page(told, f'<script type="application/ld+json">{"[" * 50_000}</script>')
    yield "linked-wide.html", page(told, f'<script type="application/ld+json">[{",".join(["{}"] * 20_000)}]</script>')
    yield "linked-odd.html", page(told, '<script type="application/ld+json">{"dateModified": 5, "a": 1e999, "b": "\\ud800"}</script>')
    for name in ("utf-7", "unicode_escape", "idna", "punycode", "hex", "zip", "rot13", "undefined", "utf-16", "x" * 39, "koi8-r"):
        yield f"charset-{name[:14]}.html", page(told + "<p>\\ud800 café</p>", f'<meta charset="{name}">')
    yield "charset-utf16.html", page(told).decode().encode("utf-16")
    yield "saved-odd.html", page(told, "<!-- saved from url=(999999)" + "h" * 9_000 + " --><!-- Page saved with SingleFile url: \x00 saved date: 99 -->")
    yield "metas.html", page(told, "<meta " * 20_000)
    yield "frameset.html", b"<html><frameset><frame src=a></frameset></html>"
    yield "xhtml.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>" + ARTICLE.encode() + b"</p></body></html>"
    yield "redirect.html", page('<meta http-equiv=refresh content="0;url=http://example.org">')


def lines() -> Iterator[File]:
    """JSON Lines: rows that are no JSON, no object, too deep, too long, of odd types."""
    good = json.dumps({"id": "good", "text": SAID})
    rows: dict[str, str | bytes] = {
        "deep-brackets": "[" * 100_000,
        "deep-objects": '{"a":' * 50_000 + "1" + "}" * 50_000,
        "deep-in-object": '{"id":"a","text":"Talks fail.","x":' + "[" * 20_000 + "]" * 20_000 + "}",
        "no-id": '{"text":"Talks fail."}',
        "no-text": '{"id":"a"}',
        "null-text": '{"id":"a","text":null}',
        "number-text": '{"id":"a","text":5}',
        "list-text": '{"id":"a","text":["Talks fail."]}',
        "bool-id": '{"id":true,"text":"Talks fail."}',
        "float-id": '{"id":1.5,"text":"Talks fail."}',
        "huge-id": f'{{"id":{"9" * 5000},"text":"Talks fail."}}',
        "negative-id": '{"id":-1,"text":"Talks fail."}',
        "long-id": json.dumps({"id": "x" * 100_000, "text": SAID}),
        "odd-id": json.dumps({"id": "../../a\nb\0<script>", "text": SAID}),
        "empty-id": '{"id":"","text":"Talks fail."}',
        "empty-text": '{"id":"a","text":""}',
        "blank-text": '{"id":"a","text":"\\u200b\\u2066 \\n"}',
        "lone-high": '{"id":"a","text":"\\ud800 Talks fail."}',
        "lone-low": '{"id":"a","text":"Talks \\udc00 fail."}',
        "lone-in-id": '{"id":"\\udfff","text":"Talks fail."}',
        "pair": '{"id":"a","text":"\\ud83d\\ude00 Talks fail."}',
        "nul": '{"id":"a","text":"Talks\\u0000 fail."}',
        "raw-nul": b'{"id":"a","text":"Talks\0 fail."}',
        "raw-newline": '{"id":"a","text":"Talks\nfail."}',
        "raw-tab": '{"id":"a","text":"Talks\tfail."}',
        "carriage-return": '{"id":"a","text":"Talks fail."}\r',
        "twice": good + good,
        "trailing-comma": '{"id":"a","text":"Talks fail.",}',
        "comment": '{"id":"a",/* no */"text":"Talks fail."}',
        "single-quotes": "{'id':'a','text':'Talks fail.'}",
        "nan": '{"id":"a","text":"Talks fail.","x":NaN}',
        "huge-exponent": '{"id":"a","text":"Talks fail.","x":1e999999999}',
        "huge-number": f'{{"id":"a","text":"Talks fail.","x":{"9" * 100_000}}}',
        "repeated-key": '{"id":"a","id":"b","text":"Talks fail.","text":"Talks resume."}',
        "many-keys": json.dumps({"id": "a", "text": SAID} | {f"k{n}": n for n in range(20_000)}),
        "bad-utf8": b'{"id":"a","text":"Talks \xff\xfe fail."}',
        "latin": '{"id":"a","text":"Café talks fail."}'.encode("latin-1"),
        "byte-order-mark": "\ufeff" + good,
        "bad-escape": '{"id":"a","text":"\\x41 Talks fail."}',
        "cut": good[:30],
        "cut-escape": '{"id":"a","text":"Talks \\u00',
        "date-number": '{"id":"a","text":"Talks fail.","date":20010502}',
        "date-odd": '{"id":"a","text":"Talks fail.","date":"99999-99-99"}',
        "date-long": json.dumps({"id": "a", "text": SAID, "date": "9" * 5_000}),
        "date-far": '{"id":"a","text":"It happened next year.","date":"9999-12-31"}',
        "date-edge": json.dumps({"id": "a", "text": SAID + "It will end in a hundred years.", "date": "2200-12-31"}),
        "date-early": json.dumps({"id": "a", "text": SAID + "It began a hundred years ago.", "date": "1600-01-01"}),
        "lang-odd": json.dumps({"id": "a", "text": SAID, "lang": "e" * 5_000}),
        "lang-code": json.dumps({"id": "a", "text": SAID, "lang": "\0\n"}),
        "title-long": json.dumps({"id": "a", "text": SAID, "title": "T" * 100_000}),
        "title-controls": json.dumps({"id": "a", "text": SAID, "title": "\x1b[31m\0\u202e\n"}),
        "url-script": json.dumps({"id": "a", "text": SAID, "url": "javascript:alert(1)"}),
        "url-long": json.dumps({"id": "a", "text": SAID, "url": "u" * 100_000}),
        "publisher-list": '{"id":"a","text":"Talks fail.","publisher":["a"]}',
        "string": '"Talks fail."',
        "number": "5",
        "null": "null",
        "line-200k": json.dumps({"id": "a", "text": SAID * 1_900}),
        "prototype": '{"__proto__":{"id":"a"},"constructor":1,"id":"a","text":"Talks fail."}',
    }  # fmt: skip
    for name, row in rows.items():
        data = row if isinstance(row, bytes) else row.encode("utf-8", "surrogatepass")
        yield f"{name}.jsonl", good.encode() + b"\n" + data + b"\n" + good.encode() + b"\n"
    yield "utf16.jsonl", f"{good}\n{good}\n".encode("utf-16")
    yield "blank-lines.jsonl", b"\n" * 50_000 + good.encode()
    yield "only-brackets.json", b"[" * 200_000
    yield "array-mixed.json", f'[1, null, [], {good}, "a", {{"id": 5}}]'.encode()
    yield "record.json", b'{"schema": "dragoman/1", "document": {"id": "a", "text": "Talks fail."}}'


def tables() -> Iterator[File]:
    """CSV and TSV: quotes, widths, NUL, headers."""
    head = "id,text,date\n"
    bodies = {
        "unclosed-quote": f'a,"{SAID}\nb,{"x" * 5000}\n',
        "quote-inside": f'a,say "{SAID}",\n',
        "quotes-only": '"' * 9_999,
        "wide-row": "a," + "x," * 50_000 + "\n",
        "short-row": "a\n\n,\n",
        "nul": f'a,"{SAID}\0",\n',
        "odd-ends": f'a,"{SAID}",\r\r\nb,"{MORE}",\n\r',
        "newlines": 'a,"' + "\n" * 20_000 + f'{SAID}",\n',
        "formula": "=cmd|' /C calc'!A0,@SUM(1+1) Russia attacked Georgia.,\n",
        "dates": f'a,"{SAID}",99999-99-99\nb,"{SAID}",3/4/2014\nc,"{SAID}",{"9" * 3000}\n',
        "escape": f'a,"{SAID}\\" x",\n',
        "cell-200k": f'a,"{SAID * 1_900}",\n',
    }
    for name, body in bodies.items():
        yield f"{name}.csv", (head + body + f'z,"{MORE}",2001-05-02\n').encode()
    yield "wide-header.csv", ",".join(f"c{n}" for n in range(20_000)).encode() + b",text\n"
    yield "same-columns.csv", f"text,text,id,id\n{SAID},{MORE},a,b\n".encode()
    yield "no-header.csv", f'a,"{SAID}"\n'.encode()
    yield "empty-header.csv", b"\n\n,,\n,,\n"
    yield "header-only.csv", head.encode()
    yield "nul-header.csv", b"\0id,te\0xt\na,b\n"
    yield "bytes.csv", head.encode() + b"a,\xff\xfe\xfd caf\xe9,\n" + b"b,Talks fail.,\n"
    yield "utf16.csv", f'{head}a,"{SAID}",\n'.encode("utf-16")
    yield "tabs.tsv", f"id\ttext\na\t\"{SAID}\nb\t{MORE}\tc\td\n".encode()
    yield "picture.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 50


def feeds() -> Iterator[File]:
    """XML: entities, depth, what is broken, what is empty, dates and marks-up inside."""

    def rss(items: str, before: str = "") -> bytes:
        return f"<?xml version='1.0'?>{before}<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()

    item = f"<item><title>Talks fail</title><description>{SAID}</description></item>"
    laughs = "<!DOCTYPE rss [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
    yield "laughs.xml", rss("<item><title>&a11;</title></item>" + item, laughs)
    yield "laughs-attribute.xml", rss(f"<item><link href='&a11;'/><title>a</title></item>{item}", laughs)
    yield "blowup.xml", rss(f"<item><title>{'&a;' * 5_000}</title></item>{item}", f"<!DOCTYPE rss [<!ENTITY a '{'x' * 20_000}'>]>")
    yield "blowup-attribute.xml", rss(f"<item a='{'&a;' * 5_000}'><title>T</title></item>{item}", f"<!DOCTYPE rss [<!ENTITY a '{'x' * 20_000}'>]>")
    yield "external.xml", rss(f"<item><title>&x;</title><description>{SAID}&x;</description></item>", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")
    yield "external-net.xml", rss(item, "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/x.dtd'>")
    yield "parameter.xml", rss(item, "<!DOCTYPE rss [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>")
    yield "recursive.xml", rss(item, "<!DOCTYPE rss [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>").replace(b"Talks", b"&a;")
    yield "xinclude.xml", rss(f"<item xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd' parse='text'/><title>T</title><description>{SAID}</description></item>")
    for depth in (200, 5_000):
        yield f"deep-{depth}.xml", rss("<a>" * depth + item + "</a>" * depth)
        yield f"deep-items-{depth}.xml", rss("<item>" * depth + SAID + "</item>" * depth)
        yield f"deep-markup-{depth}.xml", rss(f"<item><title>T</title><description>{'&lt;div&gt;' * depth}{SAID}</description></item>")
    yield "many-items.xml", rss("<item/>" * 60_000)
    yield "many-attributes.xml", rss("<item " + " ".join(f"a{n}='1'" for n in range(5_000)) + f"/>{item}")
    yield "markup-attributes.xml", rss("<item><title>T</title><description>&lt;p " + "a " * 5_000 + f"&gt;{SAID}</description></item>{item}")
    yield "long-text.xml", rss(f"<item><title>T</title><description>{SAID * 1_900}</description></item>")
    yield "long-name.xml", rss(f"<{'a' * 60_000}/>{item}")
    yield "long-guid.xml", rss(f"<item><guid>{'g' * 50_000}</guid><title>T</title><description>{SAID}</description></item>")
    yield "no-words.xml", rss("<item/><item><title/></item><item><description> </description></item>")
    yield "dates.xml", rss("".join(f"<item><title>T</title><description>{SAID}</description><pubDate>{d}</pubDate></item>" for d in ("99999-99-99", "Wed, 02 May 99999 10:00:00 GMT", "9" * 4_500, "Wed, 02 May 2001 10:00:00 +9999999999", "")))
    yield "nul.xml", rss(item.replace("Talks", "Ta\0lks"))
    yield "controls.xml", rss(item.replace("Talks", "&#1;Talks"))
    yield "surrogate.xml", rss(item.replace("Talks", "&#xD800;Talks"))
    yield "bad-utf8.xml", rss(item).replace(b"Talks", b"Ta\xff\xfelks")
    yield "named-encoding.xml", rss(item).replace(b"version='1.0'?>", b"version='1.0' encoding='no-such'?>", 1)
    yield "utf16.xml", rss(item).decode().replace("version='1.0'", "version='1.0' encoding='utf-16'", 1).encode("utf-16")
    yield "utf7.xml", rss(item).replace(b"version='1.0'?>", b"version='1.0' encoding='utf-7'?>", 1)
    yield "cut.xml", rss(item)[:-30]
    yield "two-roots.xml", rss(item) + rss(item)
    yield "cdata.xml", rss(f"<item><title><![CDATA[<b>Talks]]></title><description><![CDATA[<p>{SAID}<script>x</script><p>{MORE}]]></description></item>")
    yield "cdata-open.xml", rss(f"<item><description><![CDATA[{SAID}")
    yield "comments.xml", rss(f"<!-- a --><item><!-- b --><?php c ?><title>T<!-- d --></title><description>{SAID}</description></item>")
    yield "namespaces.xml", rss(f"<x:item xmlns:x='urn:x'><x:title>T</x:title><x:description>{SAID}</x:description></x:item>")
    yield "undeclared.xml", rss(f"<x:item><title>T</title></x:item>{item}")
    yield "atom-odd.atom", f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link/><link href=''/><id/><title/><content type='xhtml'/><summary>{SAID}</summary></entry></feed>".encode()
    yield "atom-nested.atom", ("<feed xmlns='http://www.w3.org/2005/Atom'>" + "<entry>" * 150 + f"<summary>{SAID}</summary>" + "</entry>" * 150 + "</feed>").encode()
    yield "nitf-empty.xml", b"<nitf/>"
    yield "nitf-deep.xml", ("<nitf><body><body.content>" + "<p>" * 150 + SAID + "</p>" * 150 + "</body.content></body></nitf>").encode()
    yield "newsml-empty.xml", b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>"
    yield "newsml-nested.xml", ("<newsMessage>" + "<newsItem><headline>T</headline>" * 80 + f"<inlineData>{SAID}</inlineData>" + "</newsItem>" * 80 + "</newsMessage>").encode()
    yield "svg.xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    yield "stylesheet.xml", b"<?xml-stylesheet href='file:///etc/passwd'?><rss/>"


def archives() -> Iterator[File]:
    """WARC: headers, lengths, contents packed to swell or cut short."""
    page = f"<html><body><article><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>".encode()

    def record(body: bytes = page, headers: str = "", length: int | None = None, extra: str = "", kind: str = "response") -> bytes:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.org/a\r\nWARC-Date: 2001-05-02T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n{extra}"
        return f"{head}Content-Length: {len(http) if length is None else length}\r\n\r\n".encode() + http + b"\r\n\r\n"

    packed = gzip.compress(page, mtime=0)
    files = {
        "good": record(),
        "junk": b"nothing of the kind",
        "empty": b"",
        "newlines": b"\r\n" * 20_000,
        "header-long": record(extra=f"X: {'a' * 500_000}\r\n"),
        "headers-many": record(extra="X: a\r\n" * 50_000),
        "http-headers-many": record(headers="X: a\r\n" * 50_000),
        "length-huge": record(length=10**18),
        "length-negative": record(length=-5),
        "length-short": record(length=60),
        "length-beyond": record(length=99_999),
        "length-word": record().replace(b"Content-Length: ", b"Content-Length: x", 1),
        "no-length": record().replace(b"Content-Length", b"Content-Lenght", 1),
        "cut": record()[:-200],
        "cut-header": record()[:40],
        "date-odd": record().replace(b"2001-05-02T10:00:00Z", b"99999-99-99T99:99:99Z"),
        "uri-odd": record().replace(b"http://example.org/a", b"\xff\xfe\x00 " + b"u" * 20_000),
        "version-odd": record().replace(b"WARC/1.0", b"WARC/99.9"),
        "gzip": record(packed, "Content-Encoding: gzip\r\n"),
        "gzip-cut": record(packed[:-30], "Content-Encoding: gzip\r\n"),
        "gzip-junk": record(b"\x1f\x8b" + b"x" * 500, "Content-Encoding: gzip\r\n"),
        "gzip-bomb": record(gzip.compress(b"a" * 30_000_000, mtime=0), "Content-Encoding: gzip\r\n"),
        "gzip-thrice": record(gzip.compress(gzip.compress(packed, mtime=0), mtime=0), "Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n"),
        "deflate-bomb": record(zlib.compress(b"a" * 30_000_000), "Content-Encoding: deflate\r\n"),
        "br-junk": record(b"\xff" * 500, "Content-Encoding: br\r\n"),
        "encoding-odd": record(page, "Content-Encoding: zip,,x;q=\r\n"),
        "chunk-huge": record(b"ffffffffffffffff\r\nabc", "Transfer-Encoding: chunked\r\n"),
        "chunk-negative": record(b"-5\r\nabc\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        "charset-odd": record(page, "Content-Type: text/html; charset=unicode_escape\r\n"),
        "status-odd": record().replace(b"200 OK", b"999999999999 \xff"),
        "status-none": record().replace(b"HTTP/1.1 200 OK\r\n", b""),
        "revisit": record(kind="revisit"),
        "kind-odd": record(kind="x" * 5_000),
        "mixed": record() + b"junk\r\n\r\n" + record(),
    }
    for name, data in files.items():
        yield f"{name}.warc", data
    yield "cut.warc.gz", gzip.compress(record(), mtime=0)[:-20]
    yield "second-cut.warc.gz", gzip.compress(record(), mtime=0) + gzip.compress(record(), mtime=0)[:200]
    yield "damaged.warc.gz", gzip.compress(record(), mtime=0)[:60] + b"\0" * 90
    yield "bomb.warc.gz", gzip.compress(record() + b"\0" * 60_000_000, mtime=0)


def packed() -> Iterator[File]:
    """Gzip and zstd: bombs, cuts, wrong names, one inside the other."""
    text = ARTICLE.encode()
    yield "bomb.txt.gz", gzip.compress(b"word " * 4_000_000, mtime=0)
    yield "bomb.txt.zst", zstd.compress(b"word " * 4_000_000)
    yield "bomb.jsonl.gz", gzip.compress(b"\n" * 30_000_000, mtime=0)
    yield "bomb.jsonl.zst", zstd.compress(b"\n" * 30_000_000)
    yield "bomb-line.jsonl.zst", zstd.compress(b'{"id":"a","text":"' + b"x" * 60_000_000)
    yield "bomb.csv.zst", zstd.compress(b'id,text\na,"' + b"x" * 60_000_000)
    yield "bomb.xml.zst", zstd.compress(b"<rss>" + b" " * 60_000_000)
    yield "twice.txt.gz", gzip.compress(gzip.compress(text, mtime=0), mtime=0)
    yield "both.txt.gz", gzip.compress(zstd.compress(text), mtime=0)
    yield "members.txt.gz", gzip.compress(text, mtime=0) * 50
    yield "empty-members.txt.gz", gzip.compress(b"", mtime=0) * 5_000
    yield "trailing.txt.gz", gzip.compress(text, mtime=0) + b"junk"
    yield "trailing.txt.zst", zstd.compress(text) + b"junk"
    yield "cut.txt.gz", gzip.compress(text, mtime=0)[:-9]
    yield "cut.txt.zst", zstd.compress(text)[:-9]
    yield "header-only.txt.gz", gzip.compress(text, mtime=0)[:4]
    yield "header-only.txt.zst", zstd.compress(text)[:5]
    yield "flags.txt.gz", b"\x1f\x8b\x08\xff" + b"\0" * 40
    yield "name-long.txt.gz", b"\x1f\x8b\x08\x08\0\0\0\0\0\0" + b"n" * 500_000
    yield "checksum.txt.gz", gzip.compress(text, mtime=0)[:-8] + b"\0" * 8
    yield "window.txt.zst", b"\x28\xb5\x2f\xfd\x00\xf8" + b"\0" * 30
    yield "not-packed.txt.gz", text
    yield "wrong-kind.html.gz", gzip.compress(b"%PDF-1.7", mtime=0)
    yield "wrong-name.txt", b"\x28\xb5\x2f\xfd" + b"x" * 50
    yield "no-suffix", b"\0\0\0\0"
    yield "no-suffix-brackets", b"{" * 100_000


FAMILIES = (texts, markdowns, pages, lines, tables, feeds, archives, packed)


def build() -> dict[str, bytes]:
    """All files by name; the family's name stands before that of the file."""
    found: dict[str, bytes] = {}
    for family in FAMILIES:
        for name, data in family():
            full = f"{family.__name__}-{name}"
            assert full not in found, full
            found[full] = data
    return found


NASTY = build()
