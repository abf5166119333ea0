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
# Of `make fuzz`: how long each target has its turn.
SECONDS_EACH ?= 60
# What measures time runs by itself.
MEASURED := tests/quality/test_lighthouse.py

# Of `make core`: what needs a browser or other tools, starts many processes, or takes long.
NOT_CORE := benchmarks conditions faults fuzz hostile preview quality test_browsing.py \
    test_conditions.py test_permanence.py test_searching.py search/test_words_in_browser.py

.DEFAULT_GOAL := help
.PHONY: help site serve test core versions lint types format fuzz coverage bench wheel sbom lock shots clean system

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

# In CI no other package than those of the lock file, by hash. Elsewhere another Python or system may
# want others.
$(VENV)/.tested: $(VENV)/.installed requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock || \
	    { test -z "$$CI" && echo "The lock file does not fit here: taking what fits pyproject.toml."; }
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
	@$(MAKE) --no-print-directory versions
	$(BIN)/python -m pytest $(MEASURED)

core: $(VENV)/.tested ## Run the tests of loader, archive, renderer, data, search and build alone
	$(BIN)/python -m pytest -q -n $(WORKERS) $(NOT_CORE:%=--ignore tests/%)

# Each Python has an environment of its own. One that the packages cannot be installed for is passed
# over: in CI that is one which the lock file does not fit.
versions: $(VENV)/.tested ## Run the core tests under the newest other Python from 3.12 on that is here
	@sh tools/other-pythons.sh $(BIN)/python | { \
	    while read -r version python; do \
	        other="$(MAKE) --no-print-directory PYTHON=$$python VENV=.venv-$$version"; \
	        echo "Python $$version:"; \
	        $$other .venv-$$version/.tested && exec $$other core; \
	        echo "What newsgen needs cannot be installed for it here."; \
	    done; \
	    echo "No other Python from 3.12 on runs here: no test is run under one."; }

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

sbom: $(VENV)/.tested ## Write the bill of materials, CycloneDX, into dist/
	@mkdir -p dist
	$(BIN)/python -m tools.sbom > dist/newsgen.cdx.json

lock: $(VENV)/.installed ## Make requirements-dev.lock anew, with the newest packages that fit
	$(PIP) install pip-tools
	$(BIN)/pip-compile --quiet --upgrade --extra test --extra lint --generate-hashes --strip-extras \
	    --allow-unsafe --no-header --no-emit-find-links --no-emit-index-url --no-emit-trusted-host \
	    --output-file requirements-dev.lock pyproject.toml

fuzz: $(VENV)/.tested ## Give the loader and all readers of files bytes without end, led by coverage
	$(PIP) install --editable '.[fuzz]'
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS_EACH)

# Measured code is slow, and each process writes at its end what it has run: tests that hold builds to
# a time, to where they write or to how they end fail here, and here alone.
coverage: $(VENV)/.tested system ## Say which lines and branches of the code no test takes
	$(PIP) install --editable '.[coverage]'
	$(BIN)/coverage erase
	-$(BIN)/coverage run -m pytest -n $(WORKERS) --ignore tests/quality
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

shots: $(VENV)/.tested system ## Photograph each kind of page of the demo archive into build-shots/
	$(BIN)/python -m tests.screenshots build-shots

clean: ## Remove build/, .newsgen/ and the environments
	rm -rf build build-shots build-fuzz .newsgen .coverage* dist node_modules benchmarks/.peers $(VENV) .venv-3.*
