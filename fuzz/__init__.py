"""Targets for fuzzing: each module has ``SEEDS`` and a ``check`` that takes bytes and raises where there is a defect."""
