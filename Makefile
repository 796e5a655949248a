# Needs make and Python 3.11 or newer. What else is needed is installed into .venv on first use.

PYTHON ?= python3
# Without compiled modules each of the many processes that tests start would compile all of its own.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest --cov-report= --cov-append
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
# Pure code, of which the tests must see every branch.
RULES := chalicelib/kernel/*,chalicelib/*/rules.py,chalicelib/*/rules/*

.DEFAULT_GOAL := help
.PHONY: help run reset import check format test prove bench package lock setup

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1	/p' Makefile | expand -t 18

run:  ## the whole portal on http://localhost:8000
	@$(PYTHON) local/start.py run

reset:  ## forget what the portal on this machine has stored
	@$(PYTHON) local/start.py reset

import: setup  ## products from a file into the portal that runs: FILE=products.csv [PICTURES=folder] [CATEGORIES=file]
	@test -f "$(FILE)" || { echo "Which file? make import FILE=products.csv"; exit 2; }
	@test -f .local/data/environment || { echo "The portal does not run here: make run"; exit 2; }
	@set -a; . .local/data/environment; $(BIN)/python -m infra.import_catalogue "$(FILE)" \
		$(if $(PICTURES),--pictures "$(PICTURES)") $(if $(CATEGORIES),--categories "$(CATEGORIES)")

check: package  ## format, lint, types, import contracts, the template: what must hold before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	MYPYPATH=site $(BIN)/mypy site/build.py site/builder
	$(BIN)/python site/build.py --check
	$(BIN)/lint-imports
	$(BIN)/cfn-lint build/template.json

format: setup  ## mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: package  ## every ring but the longest tests, with coverage: fifteen to seventeen minutes on two cores
	$(BIN)/coverage erase
	$(PYTEST) --cov -n 2 -m "not (prove or artefact or integration or browser)"
	$(PYTEST) --cov=local --cov=infra -n 3 --dist worksteal -m "(artefact or integration or browser) and not prove"
	$(BIN)/coverage report --include="$(RULES)" --fail-under=100 --skip-covered
	$(BIN)/coverage report --omit="$(RULES)" --fail-under=90 --skip-covered

prove: package  ## the longest tests: 100,000 rows, kill -9, fuzzing
	$(BIN)/python -m pytest -m prove

bench: package  ## what it costs: round trips, units, CPU beside a bare handler, sizes, starts, each with its budget
	@$(BIN)/python -m tests.bench

package: setup  ## what is deployed: build/template.json and the zips beside it
	@$(BIN)/python -m infra.build

lock: setup  ## pin requirements*.in, with hashes; UPGRADE=--upgrade moves to the newest
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) $(UPGRADE) -c requirements-dev.txt requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) -c requirements-dev.txt -c requirements.txt requirements-documents.in -o requirements-documents.txt
	$(COMPILE) $(UPGRADE) local/emulator/requirements.in -o local/emulator/requirements.txt

setup:  # the environments, made when they are missing
	@$(PYTHON) local/environment.py
