"""Score the program against gold: the packaged sentences and people's own."""

from dragoman.evaluation.events import EventReport, evaluate_events
from dragoman.evaluation.gold import GoldError, GoldSentence, load_gold, packaged_gold

__all__ = ["EventReport", "GoldError", "GoldSentence", "evaluate_events", "load_gold", "packaged_gold"]
