# newsgen: `make site` builds the demo archive, `make test` runs every check. `make help` lists all.
# Both make .venv/ and install what they need on a fresh machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto
# Of `make bench`: articles, and the sizes that growth is measured with, as in GROWTH="1000 10000".
ARTICLES ?= 1000
GROWTH ?=
# What measures time runs by itself.
MEASURED := tests/quality/test_lighthouse.py

.DEFAULT_GOAL := help
.PHONY: help site serve test lint types format bench wheel shots clean system

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --editable '.[dev]'
	@touch $@

site: $(VENV)/.installed ## Build the demo archive into build/
	$(BIN)/newsgen build
	@echo "Open build/index.html"

serve: $(VENV)/.installed ## Preview the demo archive with live reload
	$(BIN)/newsgen serve

# Chromium, Java and Node run the gates of quality. What is missing is installed where that can be
# done without asking.
system:
	@sh tools/install-system.sh

# Their npm packages, at the versions of package-lock.json. None needs its install script.
node_modules/.installed: package-lock.json | system
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@ || \
	    echo "npm could not install the tools: their tests are skipped (in CI they fail)."

test: $(VENV)/.tested system node_modules/.installed lint types ## Install what tests need, then run all checks
	$(BIN)/python -m pytest -n $(WORKERS) --ignore $(MEASURED)
	$(BIN)/python -m pytest $(MEASURED)

lint: $(VENV)/.tested ## ruff: format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.tested ## mypy --strict
	$(BIN)/mypy

format: $(VENV)/.tested ## Format the code and mend what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.tested ## Measure builds side by side with Hugo, Eleventy and Pelican
	$(BIN)/python -m benchmarks --articles $(ARTICLES) $(addprefix --growth ,$(GROWTH))

wheel: $(VENV)/.installed ## Build the wheel and the source archive into dist/
	$(PIP) install build
	$(BIN)/python -m build --outdir dist

shots: $(VENV)/.tested system ## Photograph each kind of page of the demo archive into build-shots/
	$(BIN)/python -m tests.screenshots build-shots

clean: ## Remove build/, .newsgen/ and the environment
	rm -rf build build-shots .newsgen dist node_modules benchmarks/.peers $(VENV)
