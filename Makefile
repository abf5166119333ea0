# newsgen: `make site` builds the demo archive, `make test` runs every check. `make help` lists all.
# Both make .venv/ and install what they need on a fresh machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help site serve test lint types format bench wheel clean system

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

# Chromium runs the browser tests. It is installed where that can be done without asking.
system:
	@sh tools/install-system.sh

test: $(VENV)/.tested system lint types ## Install what tests need, then run all checks
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.tested ## ruff: format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.tested ## mypy --strict
	$(BIN)/mypy

format: $(VENV)/.tested ## Format the code and mend what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.tested ## Measure a cold and a warm build of a generated archive
	$(BIN)/python benchmarks/build_speed.py

wheel: $(VENV)/.installed ## Build the wheel and the source archive into dist/
	$(PIP) install build
	$(BIN)/python -m build --outdir dist

clean: ## Remove build/, .newsgen/ and the environment
	rm -rf build .newsgen dist $(VENV)
