# Everything that a fresh machine needs: `make demo` runs the main job, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.PHONY: demo test check eval bench clean

demo: $(VENV)/.installed
	@mkdir -p $(OUT)
	@status=0; $(BIN)/tallystick brief examples/luangwa --output $(OUT)/brief.html || status=$$?; \
	if [ $$status -ne 0 ] && [ $$status -ne 3 ]; then exit $$status; fi
	@echo "The brief is in $(CURDIR)/$(OUT)/brief.html: open it in a browser."

test: $(VENV)/.installed-dev check
	$(BIN)/python -m eval gate
	$(BIN)/python -m pytest -n 2 -q

check: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests eval benchmarks training
	$(BIN)/ruff format --check src tests eval benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/.installed-dev
	$(BIN)/python -m eval run

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.cold_start
	$(BIN)/python -m benchmarks.case_wide

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo "the venv module is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
		else echo "Chromium is missing, so the browser tests are skipped: apt-get install chromium"; fi; }
	@command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; \
		else echo "PostgreSQL is missing, so the tests on a server are skipped: apt-get install postgresql"; fi; }
	@$(BIN)/python -c "import followthemoney" 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
				g++ libicu-dev pkg-config python3-dev >/dev/null; fi; \
		$(BIN)/python -m pip install --quiet --editable '.[ftm]' || \
			echo "FollowTheMoney cannot be built, so its tests are skipped: apt-get install g++ pkg-config libicu-dev python3-dev"; }
	@touch $(VENV)/.installed $@

clean:
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
