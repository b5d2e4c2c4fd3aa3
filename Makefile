# The commands of the README and of CI. Everything runs from the project's own environment in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
TESTS  ?= tests

.PHONY: help demo test check format golden evaluate bench requirements clean

help:  ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(RUN): requirements/run.txt pyproject.toml
	@echo "Making the environment in $(VENV) (pinned requirements with hashes; a minute or two) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit("secondsource needs Python 3.11 or newer; set PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(RUN)  ## print the brief of examples/
	@$(BIN)/secondsource brief examples

test: $(DEV)  ## run every test
	@$(BIN)/python -m pytest -n auto $(TESTS)

check: test  ## tests, ruff, mypy --strict, the import rule
	@$(BIN)/ruff check src tests evaluation bench training
	@$(BIN)/ruff format --check src tests evaluation bench training
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(DEV)  ## lay out the code
	@$(BIN)/ruff check --fix-only --quiet src tests evaluation bench training
	@$(BIN)/ruff format src tests evaluation bench training

golden: $(DEV)  ## rewrite the golden files of the tests
	@UPDATE_GOLDEN=1 $(BIN)/python -m pytest $(TESTS) -k golden

evaluate: $(DEV)  ## measure quality on the development data (SECONDSOURCE_DATA)
	@for step in samples intake stories lineage reading figures events claims lines; do echo "== $$step"; $(BIN)/python evaluation/$$step.py || exit 1; done

requirements: $(DEV)  ## pin every dependency again, with hashes
	@$(BIN)/python -m pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements/run.txt requirements/run.in pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate \
	  --constraint requirements/run.txt --extra dev --output-file requirements/dev.txt requirements/run.in pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate \
	  --constraint requirements/dev.txt --output-file requirements/parquet.txt requirements/parquet.in

clean:  ## remove the environment and caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
