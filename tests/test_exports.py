"""Exports, read back by the libraries that their users use; and what each says it has lost."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
import stix2
from pyld import jsonld

from dragoman.cli.app import run
from dragoman.coding import Coder
from dragoman.exports import LAYOUTS, ExportError, TableLayout, export, read_verdicts
from dragoman.exports.codes import act_class, act_words, cameo_actor, goldstein
from dragoman.exports.flat import COLUMNS
from dragoman.linking import Ledger
from dragoman.records import Actor, ActorRef, Document, Event, EventTime, Figure, Part, Place, Record
from dragoman.records.model import TimeBasis
from dragoman.store import Filter, Intake, Store, revision_key
from examples import FIRST, TEXT, record
from layouts import PUBLISHED, published

READ_AT = dt.datetime(2001, 4, 3, 10, 20, 30, 456789, tzinfo=dt.UTC)
ROOT = Path(__file__).resolve().parent.parent
KEY = revision_key(record().document)

BATTLE = "Rebels\tof the =North killed at least 50 villagers in Gori on 9 August 2008,\n\u202ethe\u202c government of Georgia said."


def span(words: str) -> tuple[int, int]:
    """Where the words stand in the report of a battle."""
    start = BATTLE.index(words)
    return start, start + len(words)


def battle(**changes: Any) -> Record:
    """A violent event with deaths, two actors and a name that would break a table."""
    rebels = ActorRef(actor="a1", span=span("Rebels"), name="=Rebels\tof the\u202e North", code="GEO REB", country="GEO", sectors=["REB"])
    army = ActorRef(actor="a2", span=span("government of Georgia"), name="Army", code="GEO MIL", country="GEO", sectors=["MIL"])
    villagers = ActorRef(actor="a3", span=span("villagers"), name="villagers", code="GEO CVL", country="GEO", sectors=["CVL"])
    day = EventTime(start="2008-08-09", end="2008-08-09", precision="day", basis="expression", span=span("9 August 2008"))
    event = {
        "id": "e1", "type": "ASSAULT", "mode": "firearms", "cameo": "193", "score": -9.0, "quad": 4, "trigger": span("killed"), "sentence": (0, len(BATTLE)),
        "actors": [rebels, army], "recipients": [villagers], "place": "p1", "time": day, "figures": ["f1"], "confidence": 0.84, "rule": "frame",
    }  # fmt: skip
    return Record(
        document=Document(id="battle", text=BATTLE, title="Battle", published="2008-08-10", publisher="The Courier", url="https://courier.example/1", language="en", parts=[Part(kind="body", span=(0, len(BATTLE)))]),
        actors=[Actor(id=r.actor, name=r.name, kind="group", country="GEO", code=r.code, sectors=r.sectors, mentions=[r.span]) for r in (rebels, army, villagers)],
        events=[Event(**(event | changes))],
        figures=[Figure(id="f1", kind="killed", low=50, bound="at-least", unit="villagers", of="a3", span=span("50"))],
        places=[Place(id="p1", name="Gori", span=span("Gori"), lat=41.985, lon=44.113, geonameid=614455, country="GEO", admin1="Shida Kartli", feature="city", precision="exact")],
        version="0.1.0 knowledge 1",
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of the two reports made by hand."""
    made = Store.create(tmp_path / "store")
    made.append([Intake(record(), read_at=READ_AT), Intake(battle(), read_at=READ_AT)])
    return made


def written(store: Store, name: str, **options: Any) -> bytes:
    """The file of a layout."""
    out = io.BytesIO()
    export(store, name, out, options.pop("wanted", None), **options)
    return out.getvalue()


def rows(store: Store, name: str, **options: Any) -> list[dict[str, str]]:
    """The rows of a tab-separated layout, every cell as text."""
    layout = LAYOUTS[name]
    assert isinstance(layout, TableLayout)
    lines = written(store, name, **options).decode().splitlines()[1 if layout.header else 0 :]
    return [dict(zip((c.name for c in layout.columns), line.split("\t"), strict=True)) for line in lines]


# columns


@pytest.mark.parametrize("name", PUBLISHED)
def test_columns_are_those_that_are_published(name: str) -> None:
    layout = LAYOUTS[name]
    assert isinstance(layout, TableLayout)
    assert [c.name for c in layout.columns] == published(name)


@pytest.mark.parametrize(("name", "number"), [("polecat", 40), ("icews", 20), ("gdelt", 61), ("gdelt-mentions", 16), ("phoenix", 26), ("ucdp", 49)])
def test_the_number_of_columns_is_the_contract_s(name: str, number: int) -> None:
    assert len(published(name)) == number


# whole rows


def filled(row: dict[str, str], null: str = "") -> dict[str, str]:
    """The cells that hold something."""
    return {k: v for k, v in row.items() if v != null}


def test_a_row_of_polecat(store: Store) -> None:
    first, second = rows(store, "polecat")
    assert filled(first, "None") == {
        "Event ID": f"{KEY}.e1", "Event Date": "2001-03-01", "Event Type": "MOBILIZE", "Event Mode": "troops", "Intensity": "-7.6", "Quad Code": "4",
        "Actor Name": "Borduria", "Actor Country": "BRD", "Actor Name Raw": "Borduria",
        "Recipient Name": "Syldavia", "Recipient Country": "SYL", "Recipient Name Raw": "Syldavian",
        "Placename": "Klow", "Latitude": "45.0", "Longitude": "20.0", "Raw Placename": "Klow",
        "Publication Date": "2001-04-02", "Story Locations": "Klow", "Language": "en",
    }  # fmt: skip
    assert second["Actor Name"] == "=Rebels of the North; Army"
    assert (second["Actor COW"], second["Primary Actor Sector"], second["City"], second["GeoNames ID"]) == ("372; 372", "REB; MIL", "Gori", "614455")


def test_rows_of_icews(store: Store) -> None:
    made = rows(store, "icews")
    assert [(r["Source Name"], r["Target Name"], r["CAMEO Code"], r["Country"]) for r in made] == [
        ("Borduria", "Syldavia", "154", ""), ("=Rebels of the North", "villagers", "193", "Georgia"), ("Army", "villagers", "193", "Georgia"),
    ]  # fmt: skip
    last = made[-1]
    assert last.pop("Event ID").isdigit()
    assert filled(last) == {
        "Event Date": "2008-08-09", "Source Name": "Army", "Source Sectors": "state military", "Source Country": "Georgia",
        "Event Text": "Fight with small arms and light weapons", "CAMEO Code": "193", "Intensity": "-10.0", "Target Name": "villagers", "Target Sectors": "civilians and activists",
        "Target Country": "Georgia", "Story ID": revision_key(battle().document), "Sentence Number": "1", "Publisher": "The Courier",
        "City": "Gori", "Province": "Shida Kartli", "Country": "Georgia", "Latitude": "41.985", "Longitude": "44.113",
    }  # fmt: skip


def test_a_row_of_gdelt(store: Store) -> None:
    row = rows(store, "gdelt")[-1]
    assert 0 < int(row.pop("GLOBALEVENTID")) < 2**63
    assert filled(row) == {
        "SQLDATE": "20080809", "MonthYear": "200808", "Year": "2008", "FractionDate": "2008.6822",
        "Actor1Code": "GEOMIL", "Actor1Name": "ARMY", "Actor1CountryCode": "GEO", "Actor1Type1Code": "MIL",
        "Actor2Code": "GEOCVL", "Actor2Name": "VILLAGERS", "Actor2CountryCode": "GEO", "Actor2Type1Code": "CVL",
        "IsRootEvent": "1", "EventCode": "193", "EventBaseCode": "193", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10.0",
        "NumMentions": "1", "NumSources": "1", "NumArticles": "1", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Gori, Shida Kartli, Georgia", "ActionGeo_CountryCode": "GG", "ActionGeo_ADM1Code": "GG",
        "ActionGeo_Lat": "41.985", "ActionGeo_Long": "44.113", "DATEADDED": "20010403102030", "SOURCEURL": "https://courier.example/1",
    }  # fmt: skip


def test_a_row_of_gdelt_s_mentions_goes_with_every_row_of_gdelt(store: Store) -> None:
    mentions = rows(store, "gdelt-mentions")
    assert [m["GLOBALEVENTID"] for m in mentions] == [e["GLOBALEVENTID"] for e in rows(store, "gdelt")]
    row = mentions[-1]
    assert list(row.values())[1:] == [
        "20010403102030", "20010403102030", "1", "The Courier", "https://courier.example/1", "1",
        str(span("government of Georgia")[0]), str(span("villagers")[0]), str(span("killed")[0]), "1", "80", str(len(BATTLE)), "", "", "",
    ]  # fmt: skip
    assert mentions[0]["MentionType"] == "2"


def test_a_row_of_phoenix(store: Store) -> None:
    row = rows(store, "phoenix")[-1]
    assert re.fullmatch(r"\d+_v0\.1\.0", row.pop("id_version"))
    assert filled(row) == {
        "date": "20080809", "year": "2008", "month": "8", "day": "9", "source": "GEOMIL", "source_root": "GEO", "source_agent": "MIL",
        "target": "GEOCVL", "target_root": "GEO", "target_agent": "CVL", "code": "193", "root_code": "19", "quad_class": "4", "goldstein": "-10.0",
        "lat": "41.985", "lon": "44.113", "placename": "Gori", "state": "Shida Kartli", "country": "GEO",
        "ids": "battle", "urls": "https://courier.example/1", "sources": "The Courier",
    }  # fmt: skip


def test_a_row_of_ucdp(store: Store) -> None:
    (row,) = csv.DictReader(io.StringIO(written(store, "ucdp").decode()))
    assert row.pop("id").isdigit()
    assert filled(row) == {
        "relid": f"{revision_key(battle().document)}.e1", "year": "2008", "type_of_violence": "3", "dyad_name": "'=Rebels of the North - villagers",
        "side_a": "'=Rebels of the North", "side_b": "villagers", "number_of_sources": "1", "source_article": '"The Courier,2008-08-10,Battle"',
        "source_office": "The Courier", "source_date": "2008-08-10", "source_headline": "Battle",
        "where_prec": "1", "where_coordinates": "Gori", "where_description": "Gori", "adm_1": "Shida Kartli", "latitude": "41.985", "longitude": "44.113",
        "geom_wkt": "POINT (44.113 41.985)", "priogrid_gid": "189809", "country": "Georgia", "country_id": "372", "region": "Europe",
        "event_clarity": "1", "date_prec": "1", "date_start": "2008-08-09 00:00:00.000", "date_end": "2008-08-09 00:00:00.000",
        "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "50", "deaths_unknown": "0", "best": "50", "high": "50", "low": "50",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ({"low": 50, "high": 50}, ("50", "50", "50")),
        ({"low": 50, "bound": "more-than"}, ("51", "51", "51")),
        ({"high": 50, "bound": "less-than"}, ("49", "0", "49")),
        ({"low": 24, "high": 99, "approximate": True}, ("24", "24", "99")),
    ],
)
def test_deaths_are_the_interval_of_the_text(tmp_path: Path, figure: dict[str, Any], expected: tuple[str, str, str]) -> None:
    made = battle()
    made.figures[0] = Figure(id="f1", kind="killed", span=span("50"), **figure)
    store = Store.create(tmp_path / "store")
    store.append([Intake(made)])
    (row,) = csv.DictReader(io.StringIO(written(store, "ucdp").decode()))
    assert (row["best"], row["low"], row["high"]) == expected
    assert row["deaths_unknown"] == row["best"]


def test_dead_of_both_sides_are_added_and_count_once_in_a_report(tmp_path: Path) -> None:
    made = battle()
    first = made.events[0]
    made.figures.extend(
        [
            Figure(id="f2", kind="killed", low=3, high=5, unit="rebels", of="a1", span=span("Rebels")),
            Figure(id="f3", kind="killed", low=4, high=9, unit="rebels", of="a1", span=span("Rebels")),
        ]
    )
    both = msgspec.structs.replace(first, figures=["f1", "f2", "f3"])
    again = msgspec.structs.replace(first, id="e2", figures=["f1", "f3"])
    store = Store.create(tmp_path / "store")
    store.append([Intake(msgspec.structs.replace(made, events=[both, again]))])
    (row,) = csv.DictReader(io.StringIO(written(store, "ucdp").decode()))
    assert [row[c] for c in ("deaths_a", "deaths_civilians", "best", "low", "high")] == ["3", "50", "53", "53", "59"]


# Words behind "Rebels shelled a market in Gori on Sunday. The army said 30 people were killed. " and best, low and high of the rows.
TOLLS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "alone": ("", [("30", "30", "30")]),
    "another source's": ("Hospital officials said 45 people were killed.", [("30", "30", "45")]),
    "another source's, lower, of no deed": ("The opposition put the death toll at 28.", [("30", "28", "30")]),
    "three": ("Hospital officials said 45 people were killed. The opposition put the death toll at more than 60.", [("30", "30", "61")]),
    "the same source's": ("The army said 45 people were killed.", [("30", "30", "30"), ("45", "45", "45")]),
    "of other dead": ("Hospital officials said 45 people were killed elsewhere.", [("30", "30", "30"), ("45", "45", "45")]),
    "of some of them": ("Hospital officials said 4 soldiers were killed.", [("30", "30", "30"), ("4", "4", "4")]),
    "of all there have been": ("The opposition put the death toll since January at 4,500.", [("30", "30", "30")]),
    "with a doer of its own": ("Hospital officials said rebels killed 45 people.", [("30", "30", "30"), ("45", "45", "45")]),
    "too far behind": ("It rained. Roads were closed. Schools stayed shut. Hospital officials said 45 people were killed.", [("30", "30", "30"), ("45", "45", "45")]),
}


@pytest.mark.model
@pytest.mark.parametrize(("words", "expected"), TOLLS.values(), ids=TOLLS)
def test_two_sources_words_on_the_same_dead_make_one_interval(tmp_path: Path, coder: Coder, words: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"Rebels shelled a market in Gori on Sunday. The army said 30 people were killed. {words}"
    store = Store.create(tmp_path / "store")
    store.append([Intake(coder.code(Document(id="t", text=text, published="2008-08-11", parts=[Part(kind="body", span=(0, len(text)))])))])
    assert [(r["best"], r["low"], r["high"]) for r in csv.DictReader(io.StringIO(written(store, "ucdp").decode()))] == expected


def test_an_article_without_a_publisher_begins_with_its_day(tmp_path: Path) -> None:
    made = battle()
    store = Store.create(tmp_path / "store")
    store.append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, publisher=None)))])
    (row,) = csv.DictReader(io.StringIO(written(store, "ucdp").decode()))
    assert row["source_article"] == '"2008-08-10,Battle"'


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ({"end": "2008-08-09"}, "1"),
        ({"end": "2008-08-09", "basis": "document"}, "2"),  # the report's own day
        ({"end": "2008-08-10"}, "2"),
        ({"end": "2008-08-14"}, "2"),
        ({"end": "2008-08-15"}, "3"),
        ({"end": "2008-08-31"}, "4"),
        ({"end": "2008-12-31"}, "5"),
        ({"end": None}, "5"),
    ],
)
def test_the_precision_of_a_day_is_ucdp_s(tmp_path: Path, time: dict[str, Any], precision: str) -> None:
    store = Store.create(tmp_path / "store")
    store.append([Intake(battle(time=EventTime(**({"start": "2008-08-09", "precision": "range", "basis": "expression"} | time))))])
    (row,) = csv.DictReader(io.StringIO(written(store, "ucdp").decode()))
    assert row["date_prec"] == precision


# read back by the libraries of their users


def test_pandas_polars_and_duckdb_read_the_tables(store: Store, tmp_path: Path) -> None:
    for name in ("polecat", "icews", "gdelt", "gdelt-mentions", "phoenix"):
        layout = LAYOUTS[name]
        assert isinstance(layout, TableLayout)
        path = tmp_path / f"{name}{layout.suffix}"
        path.write_bytes(written(store, name))
        expected = [list(r.values()) for r in rows(store, name)]
        header = 0 if layout.header else None
        frame = pd.read_csv(path, sep="\t", header=header, dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE)
        assert frame.to_numpy().tolist() == expected
        shown = pl.read_csv(path, separator="\t", has_header=layout.header, infer_schema=False, quote_char=None).fill_null("")
        assert [list(r) for r in shown.rows()] == expected
        read = f"read_csv('{path}', delim='\t', header={layout.header}, all_varchar=true, quote='', escape='')"
        assert len(duckdb.sql(f"SELECT * FROM {read}").fetchall()) == len(expected)


def test_csv_and_parquet_hold_the_same(store: Store, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes(written(store, "csv"))
    (tmp_path / "e.parquet").write_bytes(written(store, "parquet"))
    table = pq.read_table(tmp_path / "e.parquet")
    assert table.column_names == [c.name for c in COLUMNS]
    frame = pd.read_csv(tmp_path / "e.csv", dtype=str, keep_default_na=False)
    assert list(frame["event"]) == table["event"].to_pylist() == [f"{KEY}.{e}" for e in ("e1", "e2", "e3")] + [f"{revision_key(battle().document)}.e1"]
    assert list(frame["cameo"]) == table["cameo"].to_pylist() == ["154", "154", "087", "193"]
    assert list(frame["factuality"]) == ["CT+", "CT-", "PR+", "CT+"]
    assert list(frame["claim_status"]) == ["contested", "contested", "reported", ""]
    assert list(frame["figures"]) == ["troops 3000..4000", "", "", "killed 50.."]
    assert frame["actors"][3] == "'=Rebels of the North; Army"
    assert duckdb.sql(f"SELECT sum(quad)::INT, min(lat) FROM '{tmp_path / 'e.parquet'}'").fetchall() == [(14, 41.985)]


def test_plover_lines_lose_nothing(store: Store) -> None:
    lines = [json.loads(line) for line in written(store, "plover-jsonl").splitlines()]
    assert [msgspec.convert(line["event"], Event) for line in lines] == [*record().events, *battle().events]
    first = lines[0]
    assert first["date_precision"] == "month"
    assert (first["id"], first["date"], first["event_type"], first["actor"], first["text"]) == (f"{KEY}.e1", "2001-03-01", "MOBILIZE", ["BRD"], FIRST)
    assert [s["stance"] for s in first["claims"][0]["stances"]] == ["asserts", "denies"]
    assert first["attributions"][0]["source"]["name"] == "Syldavian official"
    assert lines[1]["relations"] == [{"kind": "contrast", "from": "e2", "to": "e3", "cue": None}]


_TERMS = {"@vocab": "https://schema.org/", "type": "@type", "id": "@id"}


def _local(url: str, _: Any) -> dict[str, Any]:
    """Contexts without a network."""
    terms = {"https://schema.org": _TERMS, "http://www.w3.org/ns/anno.jsonld": _TERMS | {"items": {"@id": "as:items", "@container": "@list"}}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": terms[url]}}


def test_claims_are_json_ld(store: Store) -> None:
    made = json.loads(written(store, "claim"))
    expanded = jsonld.expand(made, {"documentLoader": _local})
    assert [node["@type"] for node in expanded] == [["https://schema.org/Claim"]] * 2
    assert expanded[0]["@id"] == f"urn:dragoman:claim:{KEY}.c1"
    first, second = made["@graph"]
    assert first["abstract"] == "contested; Syldavian official: asserts; Borduria: denies"
    assert [a["name"] for a in first["author"]] == ["Syldavian official"]
    assert second["author"] == [{"@type": "Country", "name": "Borduria"}]
    assert first["appearance"]["headline"] == "Borduria Masses Troops"
    assert b"ClaimReview" not in written(store, "claim")


def test_a_claim_is_reviewed_only_by_a_person(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text(json.dumps({"claim": f"{KEY}.c1", "reviewer": "A. Reader", "verdict": "Unproven", "day": "2001-05-01", "rating": 2, "best": 5, "worst": 1}) + "\n\n")
    graph = json.loads(written(store, "claim", verdicts=read_verdicts(path)))["@graph"]
    assert [n["@type"] for n in graph] == ["Claim", "ClaimReview", "Claim"]
    review = graph[1]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven", "ratingValue": 2, "bestRating": 5, "worstRating": 1}
    assert (review["author"]["name"], review["datePublished"], review["claimReviewed"]) == ("A. Reader", "2001-05-01", "Borduria moves troops")
    assert review["itemReviewed"]["@id"] == graph[0]["@id"]
    out = tmp_path / "claims.jsonld"
    assert call("export", "--store", store.lake.root, "--format", "claim", "--verdicts", path, "-o", out) == 0
    assert json.loads(out.read_bytes())["@graph"] == graph


def test_a_verdict_on_a_claim_across_reports_is_one_on_each_of_its_claims_and_one_on_none_is_told(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "verdicts.jsonl", tmp_path / "claims.jsonld"
    across = next(c.id for c in Ledger.open(Store.open(store.lake.root)).claims() if any(s.id.startswith(f"{KEY}.c1.") for s in c.stances))
    path.write_text("".join(json.dumps({"claim": c, "reviewer": "A", "verdict": "False", "day": "2001-05-01"}) + "\n" for c in (across, "nothing", f"{KEY}.c99")))
    assert call("export", "--store", store.lake.root, "--format", "claim", "--verdicts", path, "-o", out) == 1
    graph = json.loads(out.read_bytes())["@graph"]
    assert [n["itemReviewed"]["@id"] for n in graph if n["@type"] == "ClaimReview"] == [f"urn:dragoman:claim:{KEY}.c1"]
    told = capsys.readouterr().err.splitlines()
    assert told == [f"dragoman: {path}: no report in {store.lake.root} has the claim {c}; its verdict is left out" for c in ("nothing", f"{KEY}.c99")]


@pytest.mark.parametrize(("layout", "verdicts", "words"), [("csv", "v.jsonl", "only claim has"), ("claim", "none.jsonl", "does not exist")])
def test_verdicts_that_cannot_be_used_are_wrong_usage(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], layout: str, verdicts: str, words: str) -> None:
    (tmp_path / "v.jsonl").write_text("")
    assert call("export", "--store", store.lake.root, "--format", layout, "--verdicts", tmp_path / verdicts, "-o", tmp_path / "out") == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_bad_verdict_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text('\n{"claim": "c1", "reviewer": 5}\n')
    with pytest.raises(ExportError, match=r"verdicts.jsonl: line 2: .*reviewer"):
        read_verdicts(path)


def test_bundles_of_different_reports_are_different_bundles_and_share_who_is_in_both(store: Store) -> None:
    every, some = (json.loads(written(store, "stix", wanted=w)) for w in (None, Filter.of(type="RETREAT")))
    assert every["id"] != some["id"]
    names = [{o["id"]: o["name"] for o in bundle["objects"] if o["type"] == "identity"} for bundle in (every, some)]
    assert names[1].items() < names[0].items()


def test_the_stix_bundle_is_parsed_strictly(store: Store) -> None:
    bundle = stix2.parse(written(store, "stix").decode(), allow_custom=False, version="2.1")
    kinds = [o["type"] for o in bundle.objects]
    assert {k: kinds.count(k) for k in ("report", "incident", "opinion", "note", "location")} == {"report": 2, "incident": 4, "opinion": 2, "note": 2, "location": 2}
    known = {o["id"]: o for o in bundle.objects}
    assert len(known) == len(kinds)
    opinion = next(o for o in bundle.objects if o["type"] == "opinion")
    assert (opinion["opinion"], known[opinion["created_by_ref"]]["name"]) == ("strongly-disagree", "Borduria")
    assert known[opinion["object_refs"][0]]["name"] == "Borduria → Syldavia: MOBILIZE troops"
    refs = [r for o in bundle.objects for r in (*o.get("object_refs", ()), *filter(None, (o.get("created_by_ref"), o.get("source_ref"), o.get("target_ref"))))]
    assert [r for r in refs if r not in known] == []
    note = next(o for o in bundle.objects if o["type"] == "note")
    assert next(iter(note["extensions"].values()))["high"] == 4000


def test_web_annotations_point_at_their_words(store: Store) -> None:
    made = json.loads(written(store, "webannotation"))
    assert jsonld.expand(made, {"documentLoader": _local})
    assert len({a["id"] for a in made["items"]}) == len(made["items"])
    for annotation in made["items"]:
        text = BATTLE if revision_key(battle().document) in annotation["id"] else TEXT
        targets = annotation["target"]
        for target in targets if isinstance(targets, list) else [targets]:
            position, quote = target["selector"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_geojson_holds_points(store: Store) -> None:
    made = json.loads(written(store, "geojson"))
    assert made["type"] == "FeatureCollection"
    assert [(f["type"], f["geometry"]) for f in made["features"]] == [
        ("Feature", {"type": "Point", "coordinates": [20.0, 45.0]}), ("Feature", {"type": "Point", "coordinates": [44.113, 41.985]}),
    ]  # fmt: skip
    assert [f["properties"]["type"] for f in made["features"]] == ["MOBILIZE", "ASSAULT"]


# what is left out and lost


@pytest.mark.parametrize(("name", "facts", "all_of_them"), [("polecat", 2, 4), ("icews", 3, 5), ("gdelt", 3, 5), ("phoenix", 3, 5), ("ucdp", 1, 1), ("csv", 4, 4)])
def test_events_that_are_no_facts_are_left_out_unless_asked_for(store: Store, name: str, facts: int, all_of_them: int) -> None:
    some, every = export(store, name, io.BytesIO()), export(store, name, io.BytesIO(), all_events=True)
    assert (some["written"], every["written"]) == (facts, all_of_them)
    if name in ("polecat", "icews"):
        assert some["left_out"] == [{"reason": "not asserted as fact", "records": 2}]
        lost = {loss["field"]: loss["records"] for loss in every["losses"]}
        assert lost["events.factuality, events.realis"] == 2


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_store_gives_the_same_bytes_and_says_what_it_lost(store: Store, name: str) -> None:
    assert written(store, name) == written(store.refreshed(), name)
    report = export(store, name, io.BytesIO())
    assert report["written"] > 0
    assert all(loss["reason"] and loss["records"] <= report["written"] for loss in report["losses"])


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (EventTime(start="2008-01-01", end="2008-12-31", precision="year"), "where only a season, a year or more is known, its first stands for it, such as 1 January"),
        (EventTime(start="2008-08-01", end="2008-08-31", precision="month"), "of a longer time, up to a month, only the first is given"),
        (EventTime(start="2008-08-01", precision="since"), 'of a time that is known to begin, not when it ends ("since 2011"), the first day is given'),
        (EventTime(start="2008-08-09", end="2008-08-09", precision="day"), ""),
    ],
    ids=["year", "month", "open", "day"],
)
@pytest.mark.parametrize("name", ["gdelt", "icews", "phoenix", "polecat"])
def test_a_day_that_stands_for_a_longer_time_is_counted_as_lost(tmp_path: Path, name: str, time: EventTime, said: str) -> None:
    store = Store.create(tmp_path / "s")
    store.append([Intake(battle(time=time))])
    lost = [loss["reason"] for loss in export(store, name, io.BytesIO())["losses"] if loss["field"] == "events.time" and loss["records"]]
    assert lost == ([f"a single day: {said}"] if said else [])


@pytest.mark.parametrize(("basis", "lost"), [("document", True), ("expression", False)])
@pytest.mark.parametrize("name", ["gdelt", "icews", "phoenix", "polecat"])
def test_a_day_that_is_only_the_reports_own_is_counted_as_lost(tmp_path: Path, name: str, basis: TimeBasis, lost: bool) -> None:
    store = Store.create(tmp_path / "s")
    store.append([Intake(battle(time=EventTime(start="2008-08-09", end="2008-08-09", precision="day", basis=basis)))])
    assert [bool(loss["records"]) for loss in export(store, name, io.BytesIO())["losses"] if loss["field"] == "events.time.basis"] == [lost]


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_empty_store_gives_an_empty_file_that_can_be_read(tmp_path: Path, name: str) -> None:
    made = written(Store.create(tmp_path / "none"), name)
    if LAYOUTS[name].suffix in (".json", ".jsonld", ".geojson"):
        json.loads(made)
    elif name == "parquet":
        assert pq.read_table(io.BytesIO(made)).num_rows == 0
    else:
        assert made.count(b"\n") == (1 if getattr(LAYOUTS[name], "header", False) else 0)


@pytest.mark.parametrize(
    ("wanted", "events"),
    [({"actor": "BRD"}, 3), ({"type": "ASSAULT"}, 1), ({"since": "2008-01-01"}, 1), ({"contested": True}, 2), ({"document": "battle"}, 1), ({"limit": 2}, 2), ({"actor": "FRA"}, 0)],
)
def test_filters_are_those_of_events(store: Store, wanted: dict[str, Any], events: int) -> None:
    assert export(store, "csv", io.BytesIO(), Filter.of(**wanted))["written"] == events


def test_filtered_claims_are_those_of_the_events(store: Store) -> None:
    assert export(store, "claim", io.BytesIO(), Filter.of(type="RETREAT"))["written"] == 1


# the program


def call(*arguments: str | Path) -> int:
    """The program's status."""
    return run([str(a) for a in arguments])


def test_the_losses_stand_beside_the_file(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, out = store.lake.root, tmp_path / "out.tab"
    assert call("export", "--store", root, "--format", "icews", "-o", out) == 0
    report = json.loads((tmp_path / "out.tab.losses.json").read_text())
    assert (report["format"], report["written"]) == ("icews", 3)
    assert capsys.readouterr().err == "dragoman: left out: 2 (not asserted as fact)\n"
    assert call("export", "--store", root, "--format", "icews", "--losses", tmp_path / "l.json", "-o", tmp_path / "b.tab") == 0
    assert json.loads((tmp_path / "l.json").read_text()) == report
    assert not (tmp_path / "b.tab.losses.json").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--store", "{store}", "--format", "excel"], 2, "no layout is called 'excel'"),
        (["--store", "{tmp}/nowhere", "--format", "csv"], 1, "no store here"),
        (["--store", "{store}", "--format", "csv", "-o", "{tmp}/no/such/folder.csv"], 1, "No such file or directory"),
        (["--store", "{store}", "--format", "csv", "--since", "yesterday"], 2, "is not a day"),
        (["--store", "{store}"], 2, "--format"),
    ],
)
def test_bad_inputs_are_told_in_a_line(store: Store, tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], status: int, words: str) -> None:
    given = [a.format(store=store.lake.root, tmp=tmp_path) for a in arguments]
    assert call("export", *given) == status
    err = re.sub(r"[\s│]+", " ", capfd.readouterr().err)
    assert words in err
    assert "Traceback" not in err


def test_an_unknown_layout_is_an_error_of_ours(store: Store) -> None:
    with pytest.raises(ExportError, match="there are plover-jsonl, polecat"):
        export(store, "excel", io.BytesIO())


# the samples


@pytest.mark.model
def test_invariants_hold_on_the_samples(tmp_path: Path, code: Callable[[str], Record]) -> None:
    store = Store.create(tmp_path / "store")
    for number, path in enumerate(sorted((ROOT / "samples").glob("*.txt"))):
        made = code(path.read_text(encoding="utf-8"))
        store.append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id=path.name)), read_at=READ_AT + dt.timedelta(seconds=number))])
    stix2.parse(written(store, "stix").decode(), allow_custom=False, version="2.1")
    for name in ("polecat", "icews", "gdelt", "phoenix"):
        made = rows(store, name, all_events=True)
        ids = [next(iter(r.values())) for r in made]
        assert len(set(ids)) == len(ids) > 20, name
    for row in rows(store, "gdelt", all_events=True):
        assert re.fullmatch(r"\d{2,4}", row["EventCode"])
        assert row["EventCode"].startswith(row["EventRootCode"])
    for row in csv.DictReader(io.StringIO(written(store, "ucdp").decode())):
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert sum(int(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == int(row["best"])
    for feature in json.loads(written(store, "geojson"))["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


# data and documents


def test_every_state_has_its_numbers() -> None:
    countries = list(csv.DictReader(line for line in (ROOT / "src/dragoman/exports/data/countries.csv").open(encoding="utf-8") if not line.startswith("#")))
    by_code = {c["iso3"]: c for c in countries}
    known = csv.DictReader((ROOT / "src/dragoman/knowledge/data/countries.csv").open(encoding="utf-8"))
    assert [c["iso3"] for c in known if c["kind"] == "state" and c["iso3"] not in by_code] == []
    assert [c["iso3"] for c in countries if not c["gw"] and not c["fips"]] == ["PSE"]
    assert [by_code["DEU"][k] for k in ("iso2", "gw", "cow", "fips")] == ["DE", "260", "255", "GM"]
    fips = [c["fips"] for c in countries if c["fips"]]
    assert len(fips) == len(set(fips))


def test_every_cameo_code_a_coder_gives_has_its_words_and_value() -> None:
    made = {r["code"] for r in csv.DictReader((ROOT / "src/dragoman/ontology/data/plover_cameo.csv").open(encoding="utf-8"))}
    lines = (line for line in (ROOT / "src/dragoman/exports/data/cameo.csv").open(encoding="utf-8") if not line.startswith("#"))
    listed = {r["code"]: r for r in csv.DictReader(lines)}
    assert sorted(made - set(listed)) == []
    assert all(act_words(c) and -10 <= goldstein(c) <= 10 and act_class(c, "gdelt") in (1, 2, 3, 4) for c in listed)


@pytest.mark.parametrize(
    ("code", "value", "gdelt", "phoenix"),
    [("020", 3, 1, 0), ("042", 1.9, 1, 1), ("0872", 9, 2, 2), ("0879", 9, 2, 2), ("112", -2, 3, 3), ("145", -7.5, 4, 4), ("164", -7, 4, 3), ("190", -10, 4, 4)],
)
def test_values_and_classes_of_codes(code: str, value: float, gdelt: int, phoenix: int) -> None:
    assert (goldstein(code), act_class(code, "gdelt"), act_class(code, "phoenix")) == (value, gdelt, phoenix)


@pytest.mark.parametrize(
    ("code", "country", "sectors", "cameo"),
    [
        ("RUS GOV MFA", "RUS", ["GOV"], "RUSGOV"),
        ("ROU MIL", "ROU", ["MIL"], "ROMMIL"),
        ("USA JRN", "USA", ["JRN"], "USAMED"),
        ("IGO NATO MIL", None, ["MIL"], "IGONATMIL"),
        ("IGO UN", None, [], "IGOUNO"),
        ("NGO", None, [], "NGO"),
        ("", None, [], ""),
    ],
)
def test_parties_in_cameo(code: str, country: str | None, sectors: list[str], cameo: str) -> None:
    assert cameo_actor(ActorRef(actor="a1", span=(0, 1), name="x", code=code, country=country, sectors=sectors)) == cameo


def test_every_sector_has_a_role_or_none_on_purpose() -> None:
    mapped = {row.split(",")[0] for row in (ROOT / "src/dragoman/exports/data/sectors.csv").read_text().splitlines() if row and row[0] != "#"}
    sectors = {row["code"] for row in csv.DictReader((ROOT / "src/dragoman/ontology/data/sectors.csv").open(encoding="utf-8"))}
    assert sectors - mapped == set()


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_documented_with_its_columns(name: str) -> None:
    text = (ROOT / "docs/exports.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section
    columns = [c.name for c in getattr(LAYOUTS[name], "columns", ())]
    listed = re.search(r"```columns\n(.*?)```", section[1], re.DOTALL)
    if columns:
        assert listed
        assert [" ".join(c.split()) for c in listed[1].split(",")] == columns


# decisions of people


def test_decisions_are_applied_to_what_is_written(store: Store) -> None:
    ids = [r["id"] for r in store.events(document="report.txt")]
    decisions = {ids[0]: None, ids[1]: {"type": "ASSAULT", "factuality": "PR+", "actors": "SYL MIL"}, ids[2]: {}}
    rows = {r["event"]: r for r in csv.DictReader(io.StringIO(written(store, "csv", decisions=decisions).decode()))}
    assert ids[0] not in rows
    changed = rows[ids[1]]
    assert (changed["type"], changed["mode"], changed["factuality"], changed["actor_codes"]) == ("ASSAULT", "", "PR+", "SYL MIL")
    assert (changed["cameo"], changed["quad"]) != ("154", "1")
    before = {r["event"]: r for r in csv.DictReader(io.StringIO(written(store, "csv").decode()))}
    assert rows[ids[2]] == before[ids[2]]


def test_what_people_rejected_is_counted(store: Store) -> None:
    ids = [r["id"] for r in store.events(document="report.txt")]
    report = export(store, "plover-jsonl", io.BytesIO(), decisions={ids[0]: None})
    assert {"records": 1, "reason": "rejected by a person"} in report["left_out"]
