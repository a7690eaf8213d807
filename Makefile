# Everything a person needs: `make run` serves the app, `make test` runs every test.
# Only Python 3.11 or newer, make and the package registry have to be there.

PYTHON ?= python3
BIN := .venv/bin
GOLD ?= tests/quality/questions.jsonl

.PHONY: run test lint format lock licences evaluate reports hostile bench clean

run: .venv/run.installed
	$(BIN)/python -m assistant build
	$(BIN)/python -m streamlit run streamlit_app.py

test: .venv/test.installed
	$(BIN)/python -m pytest

lint: .venv/test.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/test.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: .venv/run.installed
	$(BIN)/python -m assistant evaluate $(GOLD)

# How well real papers are read: DATA is a folder whose reports/ holds the PDFs that tests/truth/pages.jsonl names.
reports: .venv/run.installed
	$(BIN)/python -m assistant.evaluation.structure_report $(or $(DATA),$(error Give the folder: make reports DATA=...)) \
	  --write docs/reports.md

# What becomes of awkward and damaged files: DATA is a folder whose hostile/ holds PDFs in a folder a kind. It takes
# an hour and can be broken off: what was tried is kept in results/ and not tried again.
hostile: .venv/run.installed
	$(BIN)/python -m assistant.evaluation.hostile $(or $(DATA),$(error Give the folder: make hostile DATA=...)) \
	  --results results/hostile.jsonl --write docs/hostile.md

# Ranking beside other engines, on the test collections and reports of DATA and on made-up passages; the large run is
# PASSAGES="1000 100000 1000000".
bench: .venv/bench.installed
	$(BIN)/python -m tests.benchmarks $(or $(DATA),$(error Give the folder: make bench DATA=...)) \
	  --passages $(or $(PASSAGES),1000 100000) --write docs/performance.md

# Pins every version with its hashes; the files name no registry.
lock: .venv/test.installed
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra test --output-file requirements-test.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra bench --output-file requirements-bench.lock pyproject.toml

# The licence of everything a user installs; fails on a copyleft one.
licences: .venv/run.installed
	$(BIN)/python .ci/licences.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis index/generation-* index/readings index/building.lock index/CURRENT

.venv/python.checked:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Ask the Report needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/run.installed: requirements.lock | .venv/python.checked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	touch $@

.venv/test.installed: requirements-test.lock | .venv/python.checked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	touch $@ .venv/run.installed

.venv/bench.installed: requirements-bench.lock | .venv/python.checked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-bench.lock
	touch $@ .venv/run.installed
