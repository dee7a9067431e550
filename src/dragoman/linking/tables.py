"""The tables that linking keeps in a store: signatures of the words, nearness of pairs, and what was linked, part by part.

All are derived: they can be made again from the reports. Only rows of the parts that ``link_state`` names count; it is written last.
"""

from __future__ import annotations

import pyarrow as pa

from dragoman.store import Column, Table

# Raised when linking comes to other results for the same reports: what is kept is then made again.
LINKING_VERSION = 13

_INTS = pa.list_(pa.int64())
_PARTIES = pa.list_(pa.struct([pa.field("code", pa.string()), pa.field("name", pa.string())]))

MET = ("met1", "met2", "met3", "met4")

SIGNATURES = Table(
    "link_signatures",
    "what reports are compared by, one row a version of a report",
    (
        Column("revision", pa.string(), "the version"),
        Column("day", pa.int64(), "day of publication as a number; -1 unknown"),
        Column("guess", pa.int64(), "a day that only its words suggest, as a number; -1 none"),
        Column("credit", pa.string(), "the agency it credits"),
        Column("terms", _INTS, "its terms, as hashes"),
        Column("weights", pa.list_(pa.float64()), "their weights"),
        Column("keys", _INTS, "pairs of its heaviest terms"),
        Column("bands", _INTS, "bands of its sketches"),
    ),
)
EDGES = Table(
    "link_pairs",
    "pairs of reports that are near; a report paired with itself was compared",
    (
        Column("one", pa.int64(), "a version, as a hash"),
        Column("other", pa.int64(), "another"),
        Column("near", pa.float64(), "how near their words are, less for days in between"),
        *(Column(name, pa.int64(), "code of a pair of heavy terms that both have, in a month; 0 none") for name in MET),
    ),
)
LINKED = Table(
    "linked",
    "stories, claims, figures and causes across reports",
    (
        Column("part", pa.string(), "the part of the store they were linked in"),
        Column("kind", pa.string(), "story, claim, figure or cause"),
        Column("id", pa.string(), "the same in every order of ingest"),
        Column("first", pa.string(), "first day it was published"),
        Column("last", pa.string(), "last"),
        Column("type", pa.string(), "event type, or kind of figure"),
        Column("status", pa.string(), "of a claim or of figures"),
        Column("size", pa.int64(), "reports of a story or a claim, numbers of figures side by side"),
        Column("origins", pa.int64(), "independent sources of a story or a claim"),
        Column("story", pa.string(), "the story that a claim or figures belong to"),
        Column("day", pa.string(), "of a claim: when it happened as far as known, else when it was first published"),
        Column("until", pa.string(), "of a claim: the last day it can have happened"),
        Column("to_come", pa.bool_(), "of a claim: planned, threatened, asked for…, not done"),
        Column("actors", _PARTIES, "who acts, or whose figures they are; codes and names each by themselves"),
        Column("recipients", _PARTIES, "who is acted on"),
        Column("place", pa.string(), "where, by name"),
        Column("country", pa.string(), "the place's country"),
        Column("sources", _PARTIES, "who says so; of a story who published it"),
        Column("reports", pa.list_(pa.string()), "ids and versions of the reports it stands in"),
        Column("claims", pa.list_(pa.string()), "of a cause: the claim that brings about, and the one brought about"),
        Column("body", pa.large_string(), "all of it, as JSON"),
    ),
    together=1000,
)
STATE = Table(
    "link_state",
    "which parts count",
    (
        Column("version", pa.int64(), "of the rules of linking"),
        Column("seen", pa.string(), "hash of the versions of reports it was made from"),
        Column("parts", pa.list_(pa.string()), "the parts"),
    ),
)
TABLES = (SIGNATURES, EDGES, LINKED, STATE)
