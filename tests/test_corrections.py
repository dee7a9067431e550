"""What a person's correction makes of an event, the same for records that are exported and for rows that are listed."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.exports.reviewed import reviewed
from dragoman.linking.amendments import amended
from dragoman.records import ActorRef, Event, EventTime, corrected

EVENT = Event(
    id="e1", type="MOBILIZE", mode="troops", cameo="154", score=-7.2, quad=4, trigger=(0, 5), sentence=(0, 20), time=EventTime(), confidence=0.5, rule="r",
    actors=[ActorRef(actor="a1", span=(0, 3), name="Moscow", code="RUS GOV", country="RUS", sectors=["GOV"])],
)  # fmt: skip
# What is corrected, and what then stands in the fields: of actors name and country.
CASES: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "another type loses the mode of the old one": ({"type": "THREATEN"}, {"type": "THREATEN", "mode": None}),
    "unless a mode is named": ({"type": "PROTEST", "mode": "riot"}, {"type": "PROTEST", "mode": "riot"}),
    "the same type keeps it": ({"type": "MOBILIZE"}, {"type": "MOBILIZE", "mode": "troops"}),
    "an empty mode is none": ({"mode": ""}, {"mode": None}),
    "a known actor stays as the report names it": ({"actors": "RUS GOV"}, {"actors": [("Moscow", "RUS")]}),
    "another is put in by its code": ({"actors": "RUS GOV, UKR MIL"}, {"actors": [("Moscow", "RUS"), ("UKR MIL", "UKR")]}),
    "one beyond states has no country": ({"recipients": "IGO NATO"}, {"recipients": [("IGO NATO", None)]}),
    "nobody": ({"actors": " , "}, {"actors": []}),
    "how sure": ({"factuality": "PS+"}, {"factuality": "PS+", "type": "MOBILIZE"}),
}


def _shown(values: dict[str, Any], field: str) -> Any:
    value = values[field]
    return [(p["name"], p["country"]) for p in value] if field in ("actors", "recipients") else value


@pytest.mark.parametrize(("correction", "stands"), CASES.values(), ids=CASES)
def test_a_correction_is_the_same_for_a_record_and_for_a_row(correction: dict[str, str], stands: dict[str, Any]) -> None:
    import msgspec

    record = reviewed("r.e1", EVENT, {"r.e1": correction})
    assert record is not None
    row = msgspec.to_builtins(EVENT)
    listed = amended("event", row, correction)
    for field, value in stands.items():
        assert _shown(msgspec.to_builtins(record), field) == _shown(listed, field) == value


def test_sectors_of_who_is_put_in_come_from_the_code() -> None:
    found = corrected({"actors": "SYR REB ISL"}, "ASSAULT", {"actors": []}, str, lambda code, country, sectors: (code, country, sectors))
    assert found == {"actors": [("SYR REB ISL", "SYR", ["REB", "ISL"])]}
