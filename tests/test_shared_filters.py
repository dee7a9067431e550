"""Every listing takes the shared filters that mean something for it, in the command, in Python and in the API; each narrows."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from typer.main import get_command

from dragoman.cli import asking
from dragoman.cli.app import app
from dragoman.linking import Ledger
from dragoman.store import QUESTIONS, Filter, QueryError, Store, filters_of
from web_examples import made_store

# Filters that a list has nothing to hold against, and why; all lists take all others.
HAS_NONE = {
    "figures": {"contested"},  # single figures: contested are series, figures side by side
    "claims": {"min_confidence"},  # a claim is no single coding
    "timeline": {"min_confidence"},
    "report": {"min_confidence"},
}
LISTINGS = ("events", "attributions", "figures", "places", "documents", "actors", "search", "stories", "claims", "timeline", "report", "export")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return made_store(tmp_path_factory.mktemp("filters") / "store")


def options(command: str) -> set[str]:
    """The long options of a command."""
    found = get_command(app).commands[command]  # type: ignore[attr-defined]
    return {o for p in found.params for o in p.opts}


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_has_all_filters_that_mean_something_for_it(command: str) -> None:
    missing = {n for n in asking.ALL if f"--{n.replace('_', '-')}" not in options(command)}
    assert missing == HAS_NONE.get(command, set()) - {"contested"}


@pytest.mark.parametrize("view", QUESTIONS)
def test_the_views_of_a_store_take_all_of_them(view: str) -> None:
    assert set(asking.ALL) - set(filters_of(view)) == HAS_NONE.get(view, set())


# What is asked, and how many rows of each view it leaves.
ASKED: dict[str, tuple[dict[str, Any], str, bool]] = {
    "reports that tell of an event of one actor": ({"actor": "BRD"}, "documents", True),
    "reports that tell of no event of another": ({"actor": "FRA"}, "documents", False),
    "reports by type of event": ({"type": "MOBILIZE"}, "documents", True),
    "one event must have it all": ({"actor": "BRD", "type": "AID"}, "documents", False),
    "places where somebody acts": ({"actor": "BRD"}, "places", True),
    "places where nobody does": ({"recipient": "FRA"}, "places", False),
    "who acts in events coded surely": ({"min_confidence": 0.1}, "actors", True),
    "who acts in events coded as surely as none is": ({"min_confidence": 1.0}, "actors", False),
    "statements that carry an event of a type": ({"type": "MOBILIZE"}, "attributions", True),
    "statements that carry none": ({"type": "SANCTION"}, "attributions", False),
}


@pytest.mark.parametrize(("wanted", "view", "some"), ASKED.values(), ids=ASKED)
def test_filters_narrow_by_the_events_that_belong_to_a_row(store: Store, wanted: dict[str, Any], view: str, some: bool) -> None:
    rows, whole = list(store.ask(view, **wanted)), store.ask(view).count()
    assert bool(rows) == some
    assert len(rows) <= whole
    assert store.ask(view, **wanted).count() == len(rows)


def test_search_takes_the_filters_of_reports(store: Store) -> None:
    assert {r["id"] for r in store.search("soldiers", actor="BRD")} == {r["id"] for r in store.search("soldiers")} != set()
    assert list(store.search("soldiers", actor="FRA")) == []


def test_stories_are_narrowed_by_what_their_reports_tell_of(store: Store) -> None:
    ledger = Ledger.open(store)
    of_all, of_one = ledger.stories(), ledger.stories(Filter(actor="BRD", type=("MOBILIZE",)))
    assert 0 < len(of_one) < len(of_all)
    assert ledger.stories(Filter(actor="FRA")) == []
    assert ledger.count("story", Filter(actor="BRD", type=("MOBILIZE",))) == len(of_one)


@pytest.mark.parametrize(("view", "wanted"), [("figures", {"contested": True})])
def test_what_means_nothing_is_refused(store: Store, view: str, wanted: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match=f"{view} cannot be filtered by"):
        store.ask(view, **wanted)


def test_a_command_gets_what_was_asked_by_name() -> None:
    heard: list[dict[str, Any]] = []

    @asking.filtered("actor", "min_confidence")
    def listing(store: asking.StoreOption, asked: dict[str, Any], limit: asking.LimitOption = None) -> None:
        """A listing."""
        heard.append({**asked, "store": store, "limit": limit})

    single = typer.Typer()
    single.command()(listing)
    get_command(single).main(["--store", "x", "--actor", "RUS", "--limit", "3"], standalone_mode=False)
    assert heard == [{"actor": "RUS", "min_confidence": 0.0, "store": "x", "limit": 3}]
    assert listing.__doc__ == "A listing."

