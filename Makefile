# Everything that a fresh machine needs: `make demo` runs the main job, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.PHONY: demo test check eval bench fuzz lock clean

demo: $(VENV)/.installed
	@mkdir -p $(OUT)
	@status=0; $(BIN)/tallystick brief examples/luangwa --output $(OUT)/brief.html || status=$$?; \
	if [ $$status -ne 0 ] && [ $$status -ne 3 ]; then exit $$status; fi
	@echo "The brief is in $(CURDIR)/$(OUT)/brief.html: open it in a browser."

test: $(VENV)/.installed-dev check
	$(BIN)/python -m eval gate
	$(BIN)/python -m pytest -n 2 -q

check: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests eval benchmarks training fuzz
	$(BIN)/ruff format --check src tests eval benchmarks training fuzz
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/.installed-dev
	$(BIN)/python -m eval run

# The long form of what looks for input that crashes, hangs or fills the machine; the short form runs with the tests.
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	$(BIN)/python -m fuzz.run --minutes 5
	TALLYSTICK_EXAMPLES=20 $(BIN)/python -m pytest -n 2 -q

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

# From the pins, each file checked by its hash; `make lock` makes them anew after pyproject.toml has changed.
$(VENV)/.installed-dev: pyproject.toml requirements/dev.txt requirements/ftm.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends chromium >/dev/null; \
		else echo "Chromium is missing, so the browser tests are skipped: apt-get install chromium"; fi; }
	@command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends postgresql >/dev/null; \
		else echo "PostgreSQL is missing, so the tests on a server are skipped: apt-get install postgresql"; fi; }
	@$(BIN)/python -c "import followthemoney" 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends \
				g++ libicu-dev pkg-config python3-dev >/dev/null; fi; \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/ftm.txt || \
			echo "FollowTheMoney cannot be built, so its tests are skipped: apt-get install g++ pkg-config libicu-dev python3-dev"; }
	@touch $(VENV)/.installed $@

# The pins with their hashes, for Python 3.11 and later on every system; the licences; the list of parts (CycloneDX).
LOCK := .tools/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-config --system-certs --python-version 3.11 \
	--custom-compile-command 'make lock' pyproject.toml
EXTRAS := web feeds postgres llm parquet warc ray scripts ftm frames mcp
PINS := requirements

lock: $(VENV)/.installed-dev
	test -x .tools/bin/uv || { $(PYTHON) -m venv .tools && .tools/bin/python -m pip install --quiet --requirement $(PINS)/tools.in; }
	$(LOCK) $(PINS)/build.in --extra dev --output-file $(PINS)/dev.txt
	$(LOCK) --extra ftm --constraint $(PINS)/dev.txt --output-file $(PINS)/ftm.txt
	$(LOCK) $(addprefix --extra ,$(EXTRAS)) --constraint $(PINS)/dev.txt --constraint $(PINS)/ftm.txt --output-file $(PINS)/all.txt
	$(LOCK) --constraint $(PINS)/dev.txt --output-file $(PINS)/run.txt
	.tools/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON --sv 1.6 -o $(PINS)/sbom.json $(PINS)/all.txt
	$(BIN)/python $(PINS)/list_parts.py
	.tools/bin/python -c "import sys; from cyclonedx.validation.json import JsonStrictValidator as V; \
		from cyclonedx.schema import SchemaVersion as S; sys.exit(V(S.V1_6).validate_str(open('$(PINS)/sbom.json').read()) and 'sbom.json is not valid')"
	@touch $(VENV)/.installed-dev

clean:
	rm -rf $(VENV) .tools $(OUT) build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
