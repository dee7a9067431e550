"""Deeds that are one of several options: a token in, the noun that offers it out, and who would act.

"The Pentagon is weighing options ranging from exercises to the basing of forces".
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.view import View


class Options:
    """Options that the sentences of one parse name."""

    def __init__(self, view: View) -> None:
        self.parse, self._grammar, self._matcher, self._roles = view.parse, view.grammar, view.matcher, view.roles

    def of(self, t: int) -> int | None:
        """The noun that offers a token among others, if what it offers is weighed or chosen by somebody."""
        parse = self.parse
        for a in parse.ancestors(t):
            if self._matcher.in_class(a, "options"):
                return a if self._grammar.is_verb(parse.heads[a]) and parse.deps[a] in ("dobj", "nsubjpass") else None
            if self._grammar.is_verb(a) and parse.deps[a] not in ("acl", "conj", "pcomp"):
                return None
        return None

    def chosen(self, t: int, roles: Roles) -> Roles:
        """Who has the options would be who acts."""
        noun = self.of(t)
        if roles.actors or noun is None:
            return roles
        actors = self._roles.as_actors(self._grammar.of(self.parse.heads[noun]).agents)
        return replace(roles, actors=tuple(actors))
