# make demo    read the sample reports and show the ledger
# make test    all tests
# make check   lint, types and the fast tests; no network once set up
# make bench   speed beside a stock spaCy pipeline, and memory
# make setup   the virtual environment in .venv (the others do this first)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SAMPLES := $(sort $(wildcard samples/*.txt samples/*.html samples/*.jsonl) $(filter-out samples/README.md,$(wildcard samples/*.md)))

.PHONY: setup demo test check bench clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed, this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(STAMP)
	@mkdir -p out
	@$(BIN)/dragoman code $(SAMPLES) --format html --output out/demo.html
	@$(BIN)/dragoman code samples/georgia-tbilisi.txt samples/georgia-moscow.txt --format table
	@echo
	@echo "All $(words $(SAMPLES)) files are in one page that opens without a network: out/demo.html"

test: $(STAMP)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile

check: $(STAMP)
	$(BIN)/ruff check src tests scripts
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not model and not shared"

bench: $(STAMP)
	$(BIN)/python scripts/bench.py

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
