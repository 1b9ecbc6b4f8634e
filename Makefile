# Evenkans: `make demo` and `make test` are all that a new user needs; the rest is for those who build it.
# SPDX-License-Identifier: EUPL-1.2

SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT_BUILD := swift build -c release
EVENKANS := .build/release/evenkans

.PHONY: help setup build install demo test bench peers fuzz docs format lint clean

help: ## these lines
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: ## Debian packages and the wheels in .deps/ (the embedded database, the offline chart bundle)
	@setup/install.sh

build: setup ## the program, in release mode
	@$(SWIFT_BUILD) --build-tests 2>&1 | setup/quiet-build.sh

test: build ## every test
	@swift test -c release --disable-testable-imports --skip-build
