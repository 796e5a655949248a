# Needs make and Python 3.11 or newer. What else is needed is installed into .venv on first use.

PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
# Pure code, of which tests must see every branch.
RULES := chalicelib/kernel/*,chalicelib/*/rules.py

.DEFAULT_GOAL := help
.PHONY: help run reset import check format test prove bench package lock environment

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1	/p' Makefile | expand -t 18

run: environment  ## the whole portal on http://localhost:8000
	@$(PYTHON) local/start.py run

reset: environment  ## forget what the portal on this machine has stored
	@$(PYTHON) local/start.py reset

check: environment package  ## format, lint, types, import contracts, the template: what must hold before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cfn-lint build/template.json

format: environment  ## mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: environment package  ## all tests but the longest, with coverage: at most twelve minutes
	$(BIN)/coverage erase
	$(PYTEST) -n 2 --cov -m "not prove and not integration and not browser"
	$(BIN)/coverage report --include="$(RULES)" --fail-under=100
	$(BIN)/coverage report --omit="$(RULES)" --fail-under=90 --skip-covered

prove: environment package  ## the longest tests: 100,000 rows, soak, chaos, fuzzing
	$(PYTEST) -m prove

package: environment  ## what is deployed: build/template.json and build/deployment.zip
	@$(BIN)/python -m infra.build

lock: environment  ## pin requirements*.in, with hashes; UPGRADE=--upgrade moves to the newest
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) $(UPGRADE) -c requirements-dev.txt requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) local/emulator/requirements.in -o local/emulator/requirements.txt

environment:
	@$(PYTHON) local/environment.py
