"""PLOVER types, modes, contexts, sectors, scores and quads, and CAMEO both ways: tables as data, typed access."""

from dragoman.ontology.tables import CameoCode, EventKind, Ontology

__all__ = ["CameoCode", "EventKind", "Ontology"]
