PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check pr fmt bench bench-rivals scoreboard docs site train clean

demo: .venv/ready  ## find the organizations in seeds/, in a table and on a page
	$(BIN)/aliasmap annotate seeds/*.txt
	@$(BIN)/aliasmap annotate seeds/*.txt --format html -o build/demo.html
	@echo "To look at in a browser: $(CURDIR)/build/demo.html"

test: .venv/ready  ## run the tests
	$(BIN)/pytest

check: .venv/ready  ## style, types, registry, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/aliasmap registry lint registry
	$(BIN)/aliasmap registry fmt --check registry
	$(BIN)/python docs/generate.py --check
	$(BIN)/aliasmap eval seeds/gold/demo.jsonl --docs seeds --fail-under 0.97 --json > /dev/null
	$(BIN)/aliasmap eval seeds/gold/traps.jsonl --docs seeds --split test --fail-under 0.86 --json > /dev/null
	$(BIN)/aliasmap eval seeds/gold/corpus.jsonl --docs seeds --split test --floor seeds/gold/floors.json --json > /dev/null

BASE ?= HEAD
pr: .venv/ready  ## what is checked of a change of the registry: make pr BASE=main
	$(BIN)/aliasmap registry lint registry
	$(BIN)/aliasmap registry fmt --check registry
	$(BIN)/aliasmap registry judge replay
	$(BIN)/aliasmap registry diff $(BASE)
	$(BIN)/aliasmap eval seeds/gold/demo.jsonl --docs seeds --fail-under 0.95

fmt: .venv/ready  ## put code and registry into their layout
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/aliasmap registry fmt registry

docs: .venv/ready  ## write the generated pages
	$(BIN)/python docs/generate.py

site: .venv/site  ## build the documentation as a site, build/site
	$(BIN)/sphinx-build -W --keep-going -n -q -c docs . build/site
	@echo "To read in a browser: $(CURDIR)/build/site/docs/index.html"

bench: .venv/ready  ## measure speed, write docs/benchmarks.md
	$(BIN)/python -m bench

bench-rivals: .venv/ready  ## measure beside other matchers, each in an environment of its own under .bench/venvs
	$(BIN)/python -m bench.adapters
	$(BIN)/python -m bench.annotate
	$(BIN)/python -m bench.lookup
	$(BIN)/python -m bench.sound

scoreboard: .venv/ready  ## every figure on one page, from the generated pages and the evaluation of seeds/
	$(BIN)/python -m bench.scoreboard

train: .venv/ready  ## learn the weights of signals from open data
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,train]"
	$(BIN)/python -m bench.train

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "aliasmap needs Python 3.11 or newer; name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

.venv/site: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@

clean:
	rm -rf .venv .cache dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
