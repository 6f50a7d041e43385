# make demo    scan the example project: environment, audio, reference library, scan, report
# make test    every check: lint, types, Python tests, policy tests
# make bench-smoke  a small detection benchmark: has a change made the detector deaf, or credulous?
# make policy-opa   the policies in OPA itself and under Regal's lint; needs go, and builds both tools once
# make clean   remove what these made
#
# Needs python3 (3.11 or later) with pip. Uses uv where it is installed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/first-single
LIBRARY := $(EXAMPLE)/.library
REPORT := $(EXAMPLE)/rights-report.html

# The lock also binds the tools that build the package.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export UV_CONSTRAINT := $(CURDIR)/constraints.txt
export UV_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo demo-check test bench-smoke lint types clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make\)/\1/p' Makefile

# --- environments -----------------------------------------------------------------------------------------------------

# Debian's python3 comes without ensurepip: then the environment is made without pip, and the outer pip fills it.
$(BIN)/python:
	@rm -rf $(VENV)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rightslint needs Python 3.11 or later" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) || $(PYTHON) -m venv --without-pip $(VENV)

define install
	@echo "Installing $(1) (once) ..."
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python --editable '$(1)'; \
	elif $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		$(BIN)/python -m pip install --quiet --no-compile --editable '$(1)'; \
	else \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --editable '$(1)'; \
	fi
endef

$(VENV)/.ready-base: pyproject.toml constraints.txt | $(BIN)/python
	$(call install,.)
	@touch $@

$(VENV)/.ready-all: pyproject.toml constraints.txt | $(BIN)/python
	$(call install,.[chromaprint$(comma)dev])
	@touch $(VENV)/.ready-base $@

comma := ,

# --- demo -------------------------------------------------------------------------------------------------------------

AUDIO := $(EXAMPLE)/audio/.complete

$(AUDIO): $(wildcard $(EXAMPLE)/*.py) | $(VENV)/.ready-base
	@echo "Making the example's music ..."
	@$(BIN)/python $(EXAMPLE)/make_audio.py

# Another detector makes another library, so that a changed one is built anew.
$(LIBRARY)/.ready: $(AUDIO) $(wildcard compliance/detect/*.py) | $(VENV)/.ready-base
	@echo "Listening to the reference recordings ..."
	@rm -rf $(LIBRARY)
	@cd $(EXAMPLE) && ../../$(BIN)/rightslint library add --library .library \
		reference/night-drive.flac reference/glass-harbour.flac reference/tin-orchard.flac reference/ninth-floor.flac
	@cd $(EXAMPLE) && ../../$(BIN)/rightslint library add --library .library \
		--licence velvet-keys --owner "Velvet Keys Audio" reference/packs/velvet-keys
	@cd $(EXAMPLE) && ../../$(BIN)/rightslint library add --library .library \
		--licence cinder-strings --owner "Cinder Strings" reference/packs/cinder-strings
	@touch $@

# The example breaks rules on purpose: exit code 1 says that they were found.
demo: $(VENV)/.ready-base $(AUDIO) $(LIBRARY)/.ready
	@$(BIN)/rightslint scan $(EXAMPLE) --library $(LIBRARY) --format html --output $(REPORT) || test $$? -eq 1
	@echo "Open $(CURDIR)/$(REPORT)"

# What the scan must have found stands in expected.json, what it prints in README.md.
demo-check: $(VENV)/.ready-base $(AUDIO) $(LIBRARY)/.ready
	@$(BIN)/rightslint scan $(EXAMPLE) --library $(LIBRARY) --evaluated-on 2026-11-21 --format json --output $(EXAMPLE)/rights-report.json || test $$? -eq 1
	@$(BIN)/python $(EXAMPLE)/check.py $(EXAMPLE)/rights-report.json
	@$(BIN)/python .ci/readme.py

# --- test -------------------------------------------------------------------------------------------------------------

lint: $(VENV)/.ready-all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/rightslint policy doc --check

types: $(VENV)/.ready-all
	$(BIN)/pyright

test: lint types
	$(BIN)/pytest -n auto --dist worksteal

# The music is synthesised; fails below a floor or at a wrong reference. About a minute on one core.
bench-smoke: $(VENV)/.ready-all
	$(BIN)/python benchmarks/detection/smoke.py --check

# --- the policies in OPA ----------------------------------------------------------------------------------------------

# Built from source, once per user: OPA by its version, Regal by the module and checksums in .ci/regal.
OPA_VERSION := v1.21.1
TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/rightslint-tools
OPA := $(TOOLS)/opa-$(OPA_VERSION)/opa
REGAL := $(TOOLS)/regal-$(firstword $(shell sha256sum .ci/regal/go.sum))/regal
# A program of ours that counts what OPA's coverage by lines does not: every body of a rule, true and false.
BODIES := $(TOOLS)/bodies-$(firstword $(shell cat .ci/bodies/go.sum .ci/bodies/main.go | sha256sum))/bodies
GO ?= go

$(OPA):
	@echo "Building OPA $(OPA_VERSION) (once, some minutes) ..."
	@mkdir -p $(@D) && CGO_ENABLED=0 GOBIN=$(@D) $(GO) install github.com/open-policy-agent/opa@$(OPA_VERSION)

$(REGAL):
	@echo "Building Regal (once, some minutes) ..."
	@mkdir -p $(@D) && cd .ci/regal && CGO_ENABLED=0 $(GO) build -o $@ github.com/open-policy-agent/regal

$(BODIES):
	@mkdir -p $(@D) && cd .ci/bodies && CGO_ENABLED=0 $(GO) build -o $@ .

# A test that takes long on a busy machine is slow, not wrong.
policy-opa: $(VENV)/.ready-all $(OPA) $(REGAL) $(BODIES)
	$(OPA) fmt --list --fail policies
	$(OPA) check --strict policies
	$(OPA) test --timeout 300s policies
	$(BODIES) policies
	$(REGAL) lint policies
	$(BIN)/python .ci/engines.py $(OPA)

clean:
	rm -rf $(VENV) $(EXAMPLE)/audio $(EXAMPLE)/reference $(LIBRARY) $(EXAMPLE)/rights-report.*
