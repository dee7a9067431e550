# make demo    read the sample reports and show the ledger
# make test    all tests
# make check   lint, types and the fast tests; no network once set up
# make bench   speed beside a stock spaCy pipeline, and memory
# make fuzz    made-up input for every target in fuzz/ (TARGET=, RUNS=; without RUNS five minutes each at most)
# make docs    the documentation as a site, in out/site
# make licences, sbom, lock   what is installed: its licences, a bill of materials, versions with hashes
# make browser what the tests of the page need besides: Debian's chromium, axe-core (needs apt and npm)
# make setup   the virtual environment in .venv (the others do this first)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SAMPLES := $(sort $(wildcard samples/*.txt samples/*.html samples/*.jsonl) $(filter-out samples/README.md,$(wildcard samples/*.md)))

.PHONY: setup demo browser test check bench fuzz docs licences sbom lock clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed, this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv --upgrade-deps $(VENV)
	@echo "Setting up in $(VENV): this takes a minute or two."
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q src/dragoman
	touch $@

demo: $(STAMP)
	@mkdir -p out
	@$(BIN)/dragoman code $(SAMPLES) --format html --output out/demo.html
	@$(BIN)/dragoman code samples/georgia-tbilisi.txt samples/georgia-moscow.txt --format table
	@echo
	@$(BIN)/dragoman ingest $(SAMPLES) --store out/ledger
	@echo
	@echo "What the reports contest among them:"
	@$(BIN)/dragoman claims --contested --store out/ledger --format table
	@echo
	@echo "All $(words $(SAMPLES)) files are in one page that opens without a network: out/demo.html"
	@echo "and in a store, where an analyst looks at them in a browser:  $(BIN)/dragoman serve --store out/ledger"

browser:
	test -x /usr/bin/chromium || { apt-get update && apt-get install -y chromium; }
	$(PYTHON) scripts/fetch_axe.py

test: $(STAMP)
	@$(BIN)/python -m compileall -q src/dragoman
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(STAMP)
	$(BIN)/ruff check src tests scripts fuzz
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not model and not shared and not browser"

bench: $(STAMP)
	$(BIN)/python scripts/bench.py

docs: $(STAMP)
	@echo "Setting up in $(VENV): this takes a minute or two."
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "The documentation is out/site/index.html"

TARGET ?=
RUNS ?=
fuzz: $(STAMP)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python fuzz/run.py $(TARGET) $(if $(RUNS),--runs $(RUNS),--seconds 300)

licences: $(STAMP)
	@$(BIN)/python scripts/licences.py --all

$(VENV)/.supply: $(STAMP)
	@echo "Setting up in $(VENV): this takes a minute or two."
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[supply]'
	touch $@

sbom: $(VENV)/.supply
	@mkdir -p out
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-format JSON --output-file out/sbom.json $(BIN)/python
	@echo "The bill of materials is out/sbom.json"

lock: $(VENV)/.supply
	@echo "# Versions of constraints.txt that a user needs, and what the package is built with, with the hashes of their files for every platform. Made with: make lock" > $(VENV)/lock
	echo hatchling | $(BIN)/uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes --constraint constraints.txt --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --quiet >> $(VENV)/lock
	mv $(VENV)/lock requirements.lock

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
