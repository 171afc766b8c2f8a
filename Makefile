# BAC Collection: `make` alone lists what there is.

VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-input
APPS := bac_collection contact home memories objects search stories users whatson
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
# What a search engine promises is the same whatever database is beside it.
NOT_OF_THE_DATABASE := browser search/contract search/elastic search/hostile

.DEFAULT_GOAL := help
.PHONY: help run test test-all bench bench-large relevance lint format pictures browser postgresql elasticsearch contract-all clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Start the site, its worker and its clock (PORT=8001 and VAR_DIR=var2 make a second copy)
	@$(BIN)/python manage.py setup_site
	@$(BIN)/python manage.py serve

test: lint browser ## Lint, and every test that is quick
	@$(PYTEST) -m "not slow"

# Among the slow ones some wait, for the clock or for a process: a third keeps two cores at work.
test-all: lint browser postgresql ## What `test` leaves out: the slow ones, then those of the database on PostgreSQL
	@$(PYTEST) -n 3 -m slow
	@$(BIN)/python -m tests.postgresql $(PYTEST) -m "on_both or not (slow or sqlite_only)" $(NOT_OF_THE_DATABASE:%=--ignore tests/%)

elasticsearch: ## Start an Elasticsearch, for the tests or for SEARCH_URL; its address is the last line
	@url=$$(.ci/elasticsearch start); \
	if [ -z "$$url" ]; then docker compose up --detach --wait && url=http://127.0.0.1:9200; fi; \
	echo "$$url"

contract-all: $(VENV)/dev.stamp ## What every engine promises, on Elasticsearch 9 and 8, secured, on three nodes, killed
	@$(BIN)/python -m tests.elasticsearch

bench: $(VENV)/dev.stamp ## Measure imports, pages, load and searches (PARTS="pages load" SIZES=10000: only some)
	@.ci/debian wrk wrk "The site under load is not measured: there is no wrk"
	@$(BIN)/python -m tests.benchmarks $(PARTS) $(if $(SIZES),--sizes $(SIZES))

bench-large: $(VENV)/dev.stamp ## Measure searches in a million records, on each engine: an hour, by hand
	@$(BIN)/python -m tests.benchmarks searches --sizes 1000000

relevance: $(VENV)/dev.stamp ## Measure how good searches are, over the shared catalogue
	@$(BIN)/python -m tests.search.relevance

lint: $(VENV)/dev.stamp ## Check style, layers and migrations, changing nothing
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/djhtml --check $(APPS)
	@$(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache
	@DJANGO_SETTINGS_MODULE=bac_collection.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

format: $(VENV)/dev.stamp ## Put Python and templates in order
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .
	@$(BIN)/djhtml $(APPS)

pictures: browser ## Take the pictures in docs/writing.md anew, from the site that is running (PORT, VAR_DIR)
	@$(BIN)/python docs/pictures.py

clean: ## Remove the virtual environment and caches; what the site wrote stays
	@rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the commands above stand on

$(BIN)/pip:
	@echo "== Python environment"
	@for python in python3.11 python3; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then \
			exec $$python -m venv $(VENV); \
		fi; \
	done; \
	echo "Python 3.11 or newer is needed, with venv (Debian: apt install python3 python3-venv)." >&2; \
	exit 1

$(VENV)/run.stamp: requirements.txt | $(BIN)/pip
	@echo "== Libraries (once, about a minute)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements.txt | $(BIN)/pip
	@echo "== Libraries for the tests (once, about a minute)"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

browser: $(VENV)/dev.stamp
	@.ci/debian chromium chromium "Browser tests are skipped: there is no chromium"

postgresql: $(VENV)/dev.stamp
	@.ci/debian "/usr/lib/postgresql/*/bin/initdb" postgresql "Tests on PostgreSQL are skipped: there is no server"
