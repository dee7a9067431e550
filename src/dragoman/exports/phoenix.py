"""Phoenix: 26 tab-separated columns without header, a row a pair of source and target."""

from __future__ import annotations

from dragoman.exports.cells import Cell, joined
from dragoman.exports.codes import act_class, cameo_actor, country, goldstein, known_group, roles, root_and_base
from dragoman.exports.gdelt import digits
from dragoman.exports.layout import Column, Table, of_place
from dragoman.exports.reports import Item
from dragoman.exports.usual_losses import CAMEO_ROWS
from dragoman.records import ActorRef


def _root(actor: ActorRef | None) -> str:
    """The first three letters: the country, or what stands for it beyond states."""
    return cameo_actor(actor)[:3]


def _agents(actor: ActorRef | None) -> list[str]:
    return [r for r in roles(actor) if r != _root(actor)]


def _agent(actor: ActorRef | None) -> str:
    return next(iter(_agents(actor)), "")


def _others(actor: ActorRef | None) -> str:
    return joined([*filter(None, [known_group(actor)]), *_agents(actor)[1:]], ";")


def _version(item: Item) -> str:
    return item.report.record.version.split("+")[0].split(" ")[0] or "0"


def _number(text: str) -> Cell:
    return int(text) if text else None


PHOENIX = Table(
    name="phoenix",
    suffix=".txt",
    header=False,
    pairs=True,
    columns=(
        Column("id_version", lambda i: f"{i.number}_v{_version(i)}"),
        Column("date", lambda i: digits(i, 8)),
        Column("year", lambda i: _number(i.day[:4])),
        Column("month", lambda i: _number(i.day[5:7])),
        Column("day", lambda i: _number(i.day[8:10])),
        Column("source", lambda i: cameo_actor(i.actor)),
        Column("source_root", lambda i: _root(i.actor)),
        Column("source_agent", lambda i: _agent(i.actor)),
        Column("source_others", lambda i: _others(i.actor)),
        Column("target", lambda i: cameo_actor(i.recipient)),
        Column("target_root", lambda i: _root(i.recipient)),
        Column("target_agent", lambda i: _agent(i.recipient)),
        Column("target_others", lambda i: _others(i.recipient)),
        Column("code", lambda i: i.event.cameo),
        Column("root_code", lambda i: root_and_base(i.event.cameo)[0]),
        Column("quad_class", lambda i: act_class(i.event.cameo, "phoenix")),
        Column("goldstein", lambda i: goldstein(i.event.cameo)),
        Column("issues", lambda i: joined(i.event.contexts, ";")),
        Column("lat", of_place("lat")),
        Column("lon", of_place("lon")),
        Column("placename", of_place("name")),
        Column("state", of_place("admin1")),
        Column("country", lambda i: country(i.place.country, "cameo") if i.place else None),
        Column("ids", lambda i: joined([i.report.record.document.id], ";")),
        Column("urls", lambda i: joined([i.report.record.document.url or ""], ";")),
        Column("sources", lambda i: joined([i.report.record.document.publisher or ""], ";")),
    ),
    losses=CAMEO_ROWS,
)
