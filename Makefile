# Evenkans: `make demo` and `make test` are all that a new user needs; the rest is for those who build it.
# SPDX-License-Identifier: EUPL-1.2

SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT_BUILD := swift build -c release
EVENKANS := .build/release/evenkans
DEMO := examples/promising-start
PREFIX ?= /usr/local

.PHONY: help setup setup-tests build build-tests install demo test bench simulate truth-table peers fuzz format lint schema clean

help: ## these lines
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Debian packages and the wheels in .deps/ (the embedded database, the offline chart bundle)
	@setup/install.sh

setup-tests: setup
	@setup/install.sh --tests

build: setup ## the program, in release mode
	@setup/build.sh --product evenkans

build-tests: setup-tests
	@setup/build.sh --build-tests

install: build ## the program and its parts, under PREFIX (/usr/local)
	install -D -m 755 $(EVENKANS) $(PREFIX)/bin/evenkans
	install -D -m 755 .deps/lib/duckdb.so $(PREFIX)/lib/evenkans/lib/duckdb.so
	install -D -m 755 -t $(PREFIX)/lib/evenkans/scorers scorers/score.py scorers/score.R
	install -D -m 644 .deps/share/vega-bundle.js $(PREFIX)/lib/evenkans/share/vega-bundle.js

demo: build ## invents registers with known biases, studies them, and says where the report is
	@$(EVENKANS) synthesize $(DEMO)/data --births 100000 --registers parquet --bias $(DEMO)/biases.yaml --seed 1
	@$(EVENKANS) run $(DEMO)/study.yaml

test: build-tests ## every test
	@swift test -c release --disable-testable-imports --skip-build

bench: build ## our kernels beside their limits, and the whole program beside its peers where `make peers` put them
	@Benchmarks/run.sh

simulate: setup ## how often intervals hold a known truth, and rare outcomes; goes on where it stopped, writes docs/coverage.md, docs/audit-coverage.md, docs/summary-coverage.md and docs/imputation-coverage.md
	@setup/build.sh --product simulate
	@nice -n 19 .build/release/simulate

truth-table: setup ## audits of registers whose biases are known; goes on where it stopped (BUDGET=MINUTES; PART=1/2: one of two runners), writes docs/truth-table.md
	@setup/build.sh --product evenkans && setup/build.sh --product truth-table
	@nice -n 19 .build/release/truth-table $(if $(BUDGET),--budget $(BUDGET)) $(if $(PART),--part $(PART) --workers 1)

peers: ## other tools, apart from ours, in Python environments of their own; R needs r-cran-mgcv from Debian
	@Benchmarks/peers/install.sh

fuzz: setup ## hostile input for every parser of ours, for a bounded time
	@Fuzz/run.sh

format: ## the one layout of the code
	@swift format --in-place --recursive Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/Benchmarks Fuzz/Package.swift Fuzz/Sources Simulations

lint: ## layout; the rules of the house are tests
	@swift format lint --strict --recursive Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/Benchmarks Fuzz/Package.swift Fuzz/Sources Simulations

schema: build ## writes schema/*.schema.json and docs/formats/evidence.md from the code
	@$(EVENKANS) check --schema > schema/study.schema.json
	@$(EVENKANS) check --priors-schema > schema/priors.schema.json
	@$(EVENKANS) check --catalog-schema > schema/catalog.schema.json
	@$(EVENKANS) check --archetypes-schema > schema/archetypes.schema.json
	@$(EVENKANS) check --imputation-schema > schema/imputation.schema.json
	@$(EVENKANS) check --graph-schema > schema/graph.schema.json
	@$(EVENKANS) check --evidence > docs/formats/evidence.md

clean: ## removes what was built
	rm -rf .build
