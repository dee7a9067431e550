"""The command line: ``main`` is the program. Commands hold no logic; what they call is loaded when they run."""

from dragoman.cli.app import main

__all__ = ["main"]
