"""How certain a text makes an event, from whose view, and because of which words: ``FactualityJudge``."""

from dragoman.coding.factuality.judge import FactualityJudge
from dragoman.coding.factuality.judgement import Judgement, label_of

__all__ = ["FactualityJudge", "Judgement", "label_of"]
