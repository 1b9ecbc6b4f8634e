#!/usr/bin/env bash
# The kernels by themselves, then the whole program beside other tools, in one run; the second part writes docs/benchmarks.md.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")"

echo "Building the kernels' benchmarks; the first time takes some minutes." >&2
swift package -c release --disable-sandbox benchmark --target KernelBenchmarks --no-progress --metric wallClock --metric peakMemoryResident

if [[ ! -x peers/.venv/bin/python ]]; then
  echo "The other tools are not here. Run: make peers" >&2
  exit 1
fi
cd peers
exec .venv/bin/python compare.py "$@"
