"""The command line: ``main`` is the program. Commands hold no logic; what they call is loaded when they run."""

import os

# One thread a process: the matrices are small, and threads that wait for each other cost more than they bring. Processes
# (--workers) are what more cores are for. It must be said before NumPy is loaded; what the user has set stays.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from dragoman.cli.app import main  # noqa: E402

__all__ = ["main"]
