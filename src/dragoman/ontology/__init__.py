"""PLOVER types, modes, contexts, sectors, scores and quads, and the CAMEO code of each: tables as data, typed access."""

from dragoman.ontology.tables import EventKind, Ontology

__all__ = ["EventKind", "Ontology"]
