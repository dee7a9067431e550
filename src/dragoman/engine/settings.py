"""How a run of ingest goes about it: reading options, knowledge folders, workers, bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dragoman.engine.limits import Limits
from dragoman.reading import ReadOptions


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run of ingest goes about it."""

    options: ReadOptions = field(default_factory=ReadOptions)
    folders: tuple[Path, ...] = ()
    engine: Literal["local", "ray"] = "local"
    workers: int = 1
    address: str | None = None
    limits: Limits = field(default_factory=Limits)
    recode: bool = False
