"""What the program knows of the world, as data files anybody can edit, and one door to all of it."""

from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.called import Called
from dragoman.knowledge.codes import Coded, compose_code
from dragoman.knowledge.frame_rows import FrameRow, OperatorRow
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.knowledge import BUILT_IN, Knowledge, collector_paused
from dragoman.knowledge.names import Name, NameHit, NameIndex
from dragoman.knowledge.patterns import Slot, Trigger
from dragoman.knowledge.rows import AgentRow, LeaderRow
from dragoman.knowledge.tables import KnowledgeError

__all__ = [
    "BUILT_IN",
    "AgentRow",
    "AgentTable",
    "Called",
    "Coded",
    "FrameRow",
    "Frames",
    "Knowledge",
    "KnowledgeError",
    "LeaderRow",
    "Name",
    "NameHit",
    "NameIndex",
    "OperatorRow",
    "Slot",
    "Trigger",
    "collector_paused",
    "compose_code",
]
