# Two commands do everything on a machine with Python 3.11 or later: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help setup setup-dev run test test-all test-browser check format lint types imports tests goldens bench lock clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | column -t -s "$$(printf '\t')"

setup: $(VENV)/.ready  ## make the virtual environment and install what the service needs

setup-dev: $(VENV)/.ready-dev  ## the same, with the tools that check it

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Crosscheck needs Python 3.11 or later; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) -m venv does not work here: install the package that holds it (Debian and Ubuntu: apt-get install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: setup  ## serve on 127.0.0.1:8000 with the demonstration story
	$(BIN)/python -m verifier serve --demo --host $(HOST) --port $(PORT)

test: setup-dev check  ## set up, then everything CI checks

check: format lint types imports tests  ## format, lint, types, import contracts, tests

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

tests:
	$(BIN)/python -m pytest -n auto -m "not slow and not browser"

test-browser: setup-dev  ## the pages in a real browser; needs Chromium and axe-core
	$(BIN)/python -m pytest -m "browser"

test-all: setup-dev format lint types imports  ## the same with slow and browser tests, which must not be skipped
	CROSSCHECK_REQUIRE_ALL=1 $(BIN)/python -m pytest -n auto

goldens: setup  ## renew the expected comparisons of the fixtures, on purpose
	$(BIN)/python -m tools.goldens --write

bench: setup-dev  ## quality and speed, measured against benchmarks/floors.json
	$(BIN)/python -m benchmarks

lock:  ## renew the hash-locked requirements from requirements.in and requirements-dev.in
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv"; exit 1; }
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements.in -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements-dev.in -c requirements.txt -o requirements-dev.txt

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
