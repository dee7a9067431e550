"""The parser room: a document's text in, a ``Parse`` out. Nothing outside this package knows which parser is used."""

from dragoman.language.parse import Parse, Sentence, Token
from dragoman.language.parser import LanguageError, Parser

__all__ = ["LanguageError", "Parse", "Parser", "Sentence", "Token"]
