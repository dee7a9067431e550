"""The rows of the actor files, one struct a kind of file. Dates are YYYY, YYYY-MM or YYYY-MM-DD; intervals are half-open:
``until`` is the first day (month, year) that no longer counts."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

PartialDate = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Iso3 = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
Sector = Annotated[str, Meta(pattern=r"^[A-Z]{2,4}$")]


class CountryRow(Struct, forbid_unknown_fields=True):
    """countries.csv: states and territories, each with its own point (never the mean of its cities)."""

    iso3: Iso3
    name: str
    kind: Literal["state", "territory", "disputed", "former"] = "state"
    iso2: str = ""
    cow: str = ""
    parent: str = ""  # ISO3 of the state it is coded with, for territories and disputed ones
    lat: float | None = None
    lon: float | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    wikidata: str = ""


class CountryNameRow(Struct, forbid_unknown_fields=True):
    """country_names.csv: every form under which a country appears."""

    country: str  # ISO3 of countries.csv
    name: str
    # name: "Ukraine"; adjective: "Ukrainian"; people: "Ukrainians"; capital: "Kiev" (a government when it acts);
    # government: "Kremlin", "Downing Street"; region: "Crimea", "Donetsk region"
    form: Literal["name", "adjective", "people", "capital", "government", "region"]
    case: bool = False  # true: only in exactly this spelling ("US", "Chad")
    since: PartialDate | None = None
    until: PartialDate | None = None


class EntityRow(Struct, forbid_unknown_fields=True):
    """organisations.csv, groups.csv, parties.csv, bodies.csv, media.csv, companies.csv, people.csv: named actors."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    kind: Literal["igo", "alliance", "ngo", "group", "party", "ministry", "forces", "agency", "company", "media", "body", "person", "people"]
    code: str  # "IGO NATO", "IMG", "SYR REB", "USA GOV", "NGO"
    aliases: list[str] = []
    descriptions: list[str] = []  # "the alliance", "the bloc": definite descriptions once it has been named
    country: str = ""  # ISO3 or empty
    sectors: list[Sector] = []
    role: str = ""  # for people: "secretary general of NATO"
    since: PartialDate | None = None
    until: PartialDate | None = None
    wikidata: str = ""


class MemberRow(Struct, forbid_unknown_fields=True):
    """memberships.csv: who belonged to an organisation when."""

    organisation: str
    country: Iso3
    since: PartialDate | None = None
    until: PartialDate | None = None


class LeaderRow(Struct, forbid_unknown_fields=True):
    """leaders.csv: who held an office when. ``of`` is an ISO3 code or the id of an organisation."""

    of: str
    office: Literal["head-of-state", "head-of-government", "foreign-minister", "defence-minister", "head"]
    role: str  # as a report words it: "president", "prime minister", "foreign minister", "secretary general"
    name: str
    since: PartialDate
    until: PartialDate | None = None
    aliases: list[str] = []  # spellings and well-known short forms: "Viktor Yanukovich|Yanukovych"
    code: str = ""  # where it is not "<of> GOV"
    wikidata: str = ""


class AgentRow(Struct, forbid_unknown_fields=True):
    """agents.csv: head nouns of people and bodies that act: "troops", "foreign ministry", "rebels"."""

    noun: str  # singular, lower case, may be several words: "foreign ministry"
    sectors: list[Sector] = []
    plural: str = ""  # where it is not regular; "-" if there is none
    kind: Literal["person", "people", "body", "role"] = "person"
    code: str = ""  # appended after the sector: "MFA"; or whole for those beyond states: "NGO"


class NotActorRow(Struct, forbid_unknown_fields=True):
    """not_actors.csv: phrases that hold the name of an actor and do not speak of it: "Persian Gulf", "Oslo accords", "Latin America"."""

    name: str
