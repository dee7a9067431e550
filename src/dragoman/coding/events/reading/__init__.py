"""What a predicate says happened: frames propose, operators compose with what they govern. One public door.

"refused to withdraw its troops" is read from the inside out: withdraw + troops is RETREAT; refuse + RETREAT is REJECT. The result
keeps the chain, so that roles can be found at every link and the record can name the rule.
"""

from dragoman.coding.events.reading.model import COOPERATIVE, MATERIAL_CONFLICT, ORDERS, SPOKEN, Reading
from dragoman.coding.events.reading.reader import Reader
from dragoman.coding.events.reading.standing import is_to_blame

__all__ = ["COOPERATIVE", "MATERIAL_CONFLICT", "ORDERS", "SPOKEN", "Reader", "Reading", "is_to_blame"]
