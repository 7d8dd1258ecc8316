# Two commands on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LANG_  := $(if $(filter ja%,$(SHIRUBE_LANG)$(LC_ALL)$(LANG)),ja,en)
# An example in the language of the terminal.
EXAMPLE.ja := examples/recruiting-screening.yaml
EXAMPLE.en := examples/bank-credit-scoring.yaml

.PHONY: run test check schemas sources assets lock clean

run: $(VENV)/.run
	@mkdir -p build
	@$(BIN)/shirube assess $(EXAMPLE.$(LANG_)) --lang $(LANG_)
	@$(BIN)/shirube assess $(EXAMPLE.ja) --lang ja -o build/report.ja.html
	@$(BIN)/shirube assess $(EXAMPLE.en) --lang en -o build/report.en.html
	@$(BIN)/shirube site build -o build/site --lang $(LANG_)
	@$(BIN)/python scripts/next_steps.py $(LANG_)

test: $(VENV)/.test
	@$(BIN)/python scripts/checks.py

check: test

# The locks name versions and hashes, and no host: any package index will do.
$(VENV)/.run: locks/run.txt locks/build.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r locks/run.txt -r locks/build.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.test: locks/test.txt locks/sources.txt $(VENV)/.run
	@$(PIP) install --require-hashes -r locks/test.txt -r locks/sources.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Shirube needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

schemas: $(VENV)/.run
	@$(BIN)/python scripts/schemas.py

# What `shirube sources` needs beside the base.
sources: $(VENV)/.run
	@$(PIP) install --require-hashes -r locks/sources.txt

# Scripts and map of the observatory, from web/; needs Node.js, and only to change them.
assets:
	@$(PYTHON) scripts/assets.py

lock:
	@$(BIN)/python scripts/lock.py

clean:
	rm -rf build dist $(VENV)
