"""schema.org Claim as JSON-LD: what is claimed, by whom, where. We are no fact-checkers: a ClaimReview is a person's verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from dragoman.exports.losses import Loss, Tally
from dragoman.exports.objects import without_nothing, write_list
from dragoman.exports.reports import Report, Selection
from dragoman.exports.verdicts import Verdict
from dragoman.records import Claim, Holder

_TYPES = {"person": "Person", "state": "Country", "party": "Organization", "igo": "Organization", "ngo": "Organization", "group": "Organization",
          "media": "NewsMediaOrganization", "company": "Organization", "ministry": "GovernmentOrganization", "forces": "Organization", "alliance": "Organization"}  # fmt: skip

_Of = tuple[Report, Claim]


def _disputed(of: _Of) -> bool:
    return any(s.stance != "asserts" for s in of[1].stances)


_LOSSES = (
    Loss("claims.stances", "who denies, doubts or cannot confirm it is named in words only (abstract)", _disputed),
    Loss("claims.stances.span", "no property for places in the text", lambda of: bool(of[1].stances)),
    Loss("claims.proposition", "type, actors, place and time only in words", lambda _: True),
    Loss("claims.events", "no property for the events the claim is about", lambda of: bool(of[1].events)),
)


def _agent(report: Report, holder: Holder) -> dict[str, Any]:
    """The holder of a stance as a person or an organisation, with its entry in Wikidata where it is known."""
    actor = next((a for a in report.record.actors if a.id == holder.actor), None)
    kind = _TYPES.get(actor.kind, "Thing") if actor else "Thing"
    if holder.kind == "author" and actor is None:
        return _publication(report)
    same = f"http://www.wikidata.org/entity/{actor.wikidata}" if actor and actor.wikidata else None
    title = actor.role if actor and kind == "Person" else None
    return without_nothing({"@type": kind, "name": holder.name or "unknown", "sameAs": same, "jobTitle": title})


def _publication(report: Report) -> dict[str, Any]:
    publisher = report.record.document.publisher
    return {"@type": "Organization", "name": publisher or "the report's author"}


def _appearance(report: Report) -> dict[str, Any]:
    document = report.record.document
    publisher = {"@type": "Organization", "name": document.publisher} if document.publisher else None
    return without_nothing(
        {
            "@type": "NewsArticle",
            "@id": f"urn:dragoman:document:{report.revision}",
            "url": document.url,
            "headline": document.title,
            "identifier": document.id,
            "datePublished": document.published,
            "publisher": publisher,
            "inLanguage": document.language,
        }
    )


def _stances(claim: Claim) -> str:
    said = (f"{s.holder.name or 'the author'}: {s.stance}" for s in claim.stances)
    return f"{claim.status}; " + "; ".join(dict.fromkeys(said))


def claim_object(report: Report, claim: Claim) -> dict[str, Any]:
    """One Claim: its words, those who assert it as authors, the report it appears in."""
    asserting = [s.holder for s in claim.stances if s.stance == "asserts"]
    passing = [s.holder for s in claim.stances if s.stance == "reports"]
    return without_nothing(
        {
            "@type": "Claim",
            "@id": f"urn:dragoman:claim:{report.key(claim.id)}",
            "identifier": report.key(claim.id),
            "name": claim.proposition.text,
            "abstract": _stances(claim),
            "author": _distinct(report, asserting),
            "claimInterpreter": _distinct(report, passing),
            "datePublished": report.record.document.published,
            "appearance": _appearance(report),
            "firstAppearance": {"@id": f"urn:dragoman:document:{report.revision}"},
        }
    )


def review_object(claim: dict[str, Any], verdict: Verdict, number: int) -> dict[str, Any]:
    """A person's verdict on a Claim as a ClaimReview."""
    rating = {"@type": "Rating", "alternateName": verdict.verdict, "ratingValue": verdict.rating, "bestRating": verdict.best, "worstRating": verdict.worst}
    reviewed = ("@type", "@id", "author", "datePublished", "appearance", "firstAppearance")
    return without_nothing(
        {
            "@type": "ClaimReview",
            "@id": f"{claim['@id']}:review{number}",
            "claimReviewed": claim.get("name"),
            "author": {"@type": "Person", "name": verdict.reviewer},
            "datePublished": verdict.day,
            "url": verdict.url,
            "reviewRating": without_nothing(rating),
            "itemReviewed": {k: v for k, v in claim.items() if k in reviewed},
        }
    )


def _distinct(report: Report, holders: list[Holder]) -> list[dict[str, Any]]:
    agents = [_agent(report, h) for h in holders]
    return [a for n, a in enumerate(agents) if a not in agents[:n]]


@dataclass(frozen=True)
class Claims:
    """The layout."""

    name: str = "claim"
    suffix: str = ".jsonld"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    verdicts: Mapping[str, Sequence[Verdict]] = field(default_factory=dict)  # of people, by the claim's id in the store

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """One graph; with filters, the claims that the wanted events belong to."""
        write_list(stream, {"@context": "https://schema.org"}, "@graph", self._objects(selection, tally))

    def _objects(self, selection: Selection, tally: Tally) -> Iterator[dict[str, Any]]:
        for report in selection.reports(tally):
            for claim in report.record.claims:
                if report.whole or report.wanted.intersection(claim.events):
                    tally.count((report, claim), _LOSSES)
                    made = claim_object(report, claim)
                    yield made
                    for number, verdict in enumerate(self.verdicts.get(report.key(claim.id), ()), 1):
                        yield review_object(made, verdict, number)
