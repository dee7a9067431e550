"""One report in, one record out: the questions asked in order, each by its own module.

parse → actors → places → events → times, figures → attributions → certainty → bindings → relations → claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman import __version__
from dragoman.coding.actors import Cast
from dragoman.coding.assembly import Assembly
from dragoman.coding.attribution import AttributionFinder, AttributionMention
from dragoman.coding.collector import loading
from dragoman.coding.confidence import ConfidenceModel
from dragoman.coding.deeds import without_deeds
from dragoman.coding.events import EventFinder
from dragoman.coding.explain import explain
from dragoman.coding.factuality import FactualityJudge
from dragoman.coding.figures import find_figures
from dragoman.coding.house import house_of, own_demands, without_topics
from dragoman.coding.places import find_places
from dragoman.coding.relations import RelationCues
from dragoman.coding.times import find_times
from dragoman.knowledge import Knowledge
from dragoman.knowledge.contexts import load_context_words
from dragoman.knowledge.relations import load_relation_cues
from dragoman.language import Parse, Parser
from dragoman.ontology import Ontology
from dragoman.reading.briefs import days_of_writing
from dragoman.records import Document, Record

# Places that are directions of another: "the North" is no place of its own.
_DIRECTIONS = frozenset({"north", "south", "east", "west", "centre", "center", "northern", "southern", "eastern", "western", "central"})
_TELLING = frozenset({"say", "tell", "add", "accord", "according", "testify", "recall", "confirm", "explain"})
_BATCH_DOCUMENTS, _BATCH_CHARACTERS = 64, 200_000


def _is_person(cast: Cast, head: int) -> bool:
    """"Kurti" of a report on Albin Kurti, "Vladimir" before "Putin": a name that stands for somebody, and for no town."""
    name = cast.named(head)
    return name is not None and name.kind == "person"


def _speakers(parse: Parse, attributions: Sequence[AttributionMention]) -> frozenset[int]:
    """Head tokens of those who tell something, and do no more."""
    return frozenset(a.source_head for a in attributions if a.source_head is not None and a.cue_head is not None and parse.lemmas[a.cue_head] in _TELLING)


class Coder:
    """Holds the parser, the knowledge and the finders; immutable after loading, so that several can live side by side."""

    def __init__(self, knowledge: Knowledge, parser: Parser, confidence: ConfidenceModel | None = None) -> None:
        folders = list(knowledge.folders)
        self.knowledge = knowledge
        self.parser = parser
        self.ontology = Ontology.load()
        self.attributions = AttributionFinder.load(folders)
        # In a record certainty must be explained word by word: rules alone. `judge` adds the model trained on crowds.
        self.judge = FactualityJudge.load(folders, model=False)
        self.relation_cues = RelationCues(load_relation_cues(folders))
        self.context_signs = load_context_words(folders)
        self.confidence = confidence or ConfidenceModel.load()
        self.version = f"{__version__} knowledge {knowledge.fingerprint} parser {parser.name}"

    @classmethod
    def load(cls, folders: Sequence[Path] | None = None) -> Coder:
        """A coder with the built-in knowledge and the folders given. Raises KnowledgeError, LanguageError."""
        with loading():
            knowledge = Knowledge.load(list(folders or ()))
            return cls(knowledge, Parser(capitals=knowledge.names.capitals, verbs=knowledge.deeds))

    def code(self, document: Document) -> Record:
        """The record of one document."""
        return next(self.stream([document]))

    def stream(self, documents: Iterable[Document]) -> Iterator[Record]:
        """Records in the order of the documents; a bounded number of them is in memory at any time."""
        batch: list[Document] = []
        size, limit = 0, 1  # small at first: the first record comes at once
        for document in documents:
            batch.append(document)
            size += len(document.text)
            if len(batch) >= limit or size > _BATCH_CHARACTERS:
                yield from self.batch(batch)
                batch, size, limit = [], 0, min(8 * limit, _BATCH_DOCUMENTS)
        yield from self.batch(batch)

    def batch(self, batch: Sequence[Document]) -> Iterator[Record]:
        """Records of a few documents in their order; their paragraphs are parsed together."""
        coded = [d for d in batch if d.language in (None, "en")]
        parses = list(self.parser.stream(coded))
        said = self.attributions.find_all(parses)
        read = iter(zip(parses, said, strict=True))
        for document in batch:
            if document.language not in (None, "en"):
                yield Record(document=document, notes=[f"not coded: the text is in {document.language!r}, not English"], version=self.version)
            else:
                yield self.assemble(document, *next(read)).record()

    def explain(self, document: Document, at: int | None = None) -> str:
        """How the sentences of a document were read, or the one at an offset."""
        return explain(self.assemble(document, self.parser.parse(document)), at)

    def read(self, document: Document, parse: Parse) -> Record:
        """The record of a document already parsed."""
        return self.assemble(document, parse).record()

    def assemble(self, document: Document, parse: Parse, attributions: list[AttributionMention] | None = None) -> Assembly:
        """All that was found, before it is written as a record; ``attributions`` where they are known already."""
        day = document.published
        places = find_places(parse, self.knowledge.gazetteer)
        where = {
            m.head: m.entry.country
            for m in places
            if m.entry is not None and m.entry.country and m.name.lower() not in _DIRECTIONS
        }
        cast = Cast(parse, self.knowledge, day, where, "" if any(p.kind == "title" for p in document.parts) else document.title or "")
        places = [m for m in places if not _is_person(cast, m.head)]
        days = days_of_writing(document)
        times = find_times(parse, days)
        if attributions is None:
            attributions = self.attributions.find(parse)
        house = house_of(parse, cast, attributions)
        attributions = without_topics(parse, cast, attributions, house)
        said = {t: a.source_head for a in attributions for t in a.content_tokens if a.source_head is not None}
        events = EventFinder(
            parse, self.knowledge, cast, where, places=[m.head for m in places], not_events={*(t for m in times for t in range(*m.tokens)), *self.attributions.unnamed(parse)},
            sources=said | own_demands(parse, house, said),
            speakers={a.cue_head: a.source_head for a in attributions if a.cue_head is not None and a.source_head is not None},
        )  # fmt: skip
        drafts = events.find()
        attributions = without_deeds(parse, cast, attributions, drafts)
        return Assembly(
            document=document, days=days, parse=parse, cast=cast, finder=events, drafts=drafts, places=places, times=times,
            figures=find_figures(parse, times, places=[m.head for m in places], names=cast.name_tokens, speakers=_speakers(parse, attributions)), attributions=attributions, judge=self.judge,
            knowledge=self.knowledge, ontology=self.ontology, relation_cues=self.relation_cues,
            context_signs=self.context_signs, confidence=self.confidence, version=self.version,
        )  # fmt: skip
