"""Dragoman reads news reports and keeps an auditable account of what they say.

The rooms, in the order data walks through them: ``reading`` → ``language`` → ``coding`` → ``cli``; ``records`` holds the data
model, ``ontology`` and ``knowledge`` the data files that serve ``coding``.
"""

__version__ = "0.1.0"
