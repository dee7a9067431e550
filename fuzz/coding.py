"""Coding: texts of the lexicons' own words, of noise, and of both; every record can be written, and its spans hold.

Bytes choose the words, so that what changes a byte changes the text.
"""

from __future__ import annotations

import datetime as dt
import functools

from dragoman.coding import Coder
from dragoman.reading import Metadata, ReadingError, document_from_text
from dragoman.records import Record, decode_record, encode_record

# Joints of sentences; names, verbs and nouns come from the lexicons.
_JOINTS = """the a of in on at to by that who which and or but if because after not no never n't will would may might must said says denied
has had been was is were . , ; : ? ! " “ ” ' - -- ( ) [ ] \n \n\n He she it they its their his former president minister troops 5,000
twelve dozens million killed wounded Monday yesterday 2014 March 31 last week ago per cent $ % 's Mr. U.S. Talks""".split(" ")
_NOISE = "\0\u200b\u202e\u2066\ufeff\U0001f600\u0301\xad\x85\u2028\ud7ff\uffff9AaİßŉΣ"

SEEDS = [bytes(range(0, 256, 3)), bytes(range(1, 255, 2)), b"\x10\x80\x20\x05\x90\x21\x07" * 5]


@functools.cache
def coder() -> Coder:
    """One for all inputs."""
    return Coder.load()


@functools.cache
def words() -> list[str]:
    """Some of every lexicon, in an order that does not change."""
    knowledge = coder().knowledge
    names = ["Russia", "Ukraine", "NATO", "Vladimir Putin", "Moscow", "United Nations", "Kharkiv", "Georgian", "rebels", "soldiers"]
    lemmas = [*sorted(knowledge.frames.verbs)[::3], *sorted(knowledge.frames.nouns)[::3]]
    verbs = """withdraw attack warn meet agree reject demand threaten protest sanction deploy arrest kill promise refuse deny confirm doubt plan
    consider accuse praise visit invade shell bomb negotiate sign release condemn evacuate resign vote call urge order claim report""".split()
    return [*names, *verbs, *(v + "ed" for v in verbs), *lemmas]


def text_of(data: bytes) -> str:
    """Words by pairs of bytes, now and then a character of noise."""
    pieces: list[str] = []
    for first, second in zip(data[::2], data[1::2], strict=False):
        if first < 110:
            pieces.append(_JOINTS[second % len(_JOINTS)])
        elif first < 240:
            pieces.append(words()[(first * 256 + second) % len(words())])
        else:
            pieces.append(_NOISE[second % len(_NOISE)] * (1 + second // 64))
    return " ".join(pieces)


def check(data: bytes) -> None:
    """Raises where coding fails or a record does not hold."""
    text = text_of(data[:600])
    days = (None, dt.date(1600, 1, 1), dt.date(2014, 4, 1), dt.date(2200, 12, 31))
    try:
        document = document_from_text(text, "a", None, Metadata(date=days[len(data) % 4], language="en"))
    except ReadingError:
        return
    record = coder().code(document)
    assert isinstance(record, Record)
    assert decode_record(encode_record(record)) == record
