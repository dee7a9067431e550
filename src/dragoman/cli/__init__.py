"""The command line: ``main`` is the program. Commands hold no logic; what they call is loaded when they run."""

import os

from dragoman.cli.kernels import environment, processor

for _name, _value in environment(processor()).items():
    os.environ.setdefault(_name, _value)  # what the user has set stays

from dragoman.cli.app import main  # noqa: E402

__all__ = ["main"]
