#!/usr/bin/env bash
# The whole audit of 3,000,000 scored rows (or $1): six attributes, their intersections, slices, areas, report. Aim: 60 s and 3 GB on two cores.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${1:-3000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Benchmarks/scored_births.py "$rows" "$folder/scored.csv"
/usr/bin/time -f "$rows rows: %e s, %U s of processor time, %M kB" .build/release/evenkans audit "$folder/scored.csv" --outcome event --score score \
  --protected origin,group15,group30,age_group,sex,household --area area --capacity 0.1 --quiet --out "$folder/audit"
