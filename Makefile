# What stands behind `##` is printed by `make help`.
PYTHON  ?= python3
HOST    ?= 127.0.0.1
PORT    ?= 8501
REPORTS ?= seeds
DATA    ?= data
CORPUS  ?=
ARGS    ?=

PY  := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help serve build test lint bench screenshot constraints browser

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)$$/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '%-12s %s\n' "$$name" "$$what"; done

serve: build ## build the reports and serve the dashboard (HOST, PORT, REPORTS, DATA)
	@exec $(PY) -m dashboard --data $(DATA) --host $(HOST) --port $(PORT)

# Exit code 3 says that some files were rejected, by name, and the others published.
build: .venv/run.stamp ## read the reports into a snapshot (REPORTS, DATA)
	@$(PY) -m etl build $(REPORTS) --out $(DATA) || [ $$? -eq 3 ]

test: .venv/test.stamp browser ## run every test, those in a browser too (ARGS for pytest)
	@$(PY) -m pytest $(or $(ARGS),--numprocesses 2 --dist loadfile)

lint: .venv/test.stamp ## check style and formatting
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

bench: .venv/test.stamp browser ## measure the speed of a build, of clicks and of a search (CORPUS, a folder of reports)
	@$(PY) -m tests.benchmarks $(CORPUS)

screenshot: .venv/test.stamp browser ## take docs/screenshot.png from the dashboard
	@$(PY) tests/browser/screenshot.py docs/screenshot.png

constraints: ## pin every package anew at its current release
	@sh docs/refresh-constraints.sh $(PYTHON)

browser:
	@sh tests/browser/install.sh

.venv/created.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is missing or older than 3.11; name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/run.stamp: pyproject.toml constraints.txt .venv/created.stamp
	@echo 'Installing into .venv (about a minute the first time)'
	@$(PIP) install -qq --constraint constraints.txt --editable .
	@touch $@

.venv/test.stamp: pyproject.toml constraints.txt .venv/created.stamp
	@echo 'Installing into .venv, the tools of the tests too (about a minute the first time)'
	@$(PIP) install -qq --constraint constraints.txt --editable '.[test]'
	@touch .venv/run.stamp $@
