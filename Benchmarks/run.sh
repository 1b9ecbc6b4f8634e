#!/usr/bin/env bash
# The whole program beside other tools, in one run; writes docs/benchmarks.md.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")/peers"

if [[ ! -x .venv/bin/python ]]; then
  echo "The other tools are not here. Run: make peers" >&2
  exit 1
fi
exec .venv/bin/python compare.py "$@"
