#!/usr/bin/env bash
# 1,000 resamples of 1,000,000 scored rows (or $1) in eight groups at a fixed cut, beside fairlearn's MetricFrame with n_boot.
# Aim: 3 s for all of them, and a thousand times fairlearn's speed; fairlearn's thousand is worked out from a few samples.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${1:-1000000}
python=${PYTHON:-Benchmarks/peers/.venv/bin/python}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$rows" "$folder/scored.csv" <<'PYTHON'
import math, random, sys
drawn = random.Random(8)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write("event,score,group\n")
    for _ in range(int(sys.argv[1])):
        risk = 1 / (1 + math.exp(2.2 - 0.9 * drawn.gauss(0, 1)))
        file.write(f"{int(drawn.random() < risk)},{risk:.6f},{'ABCDEFGH'[int(8 * drawn.random() ** 1.5)]}\n")
PYTHON
audit() {
  local start end
  start=$(date +%s.%N)
  .build/release/evenkans audit "$folder/scored.csv" --outcome event --score score --protected group --threshold 0.2 --intersections 1 \
    --bootstrap "$1" --quiet --out "$folder/audit"
  end=$(date +%s.%N)
  echo "$end - $start" | bc
}
without=$(audit 0)
with=$(audit 1000)
echo "evenkans, the whole audit: $without s; with 1,000 resamples: $with s"
if [[ -x $python ]]; then
  sample=$("$python" Benchmarks/peers/fairlearn_bootstrap.py "$folder/scored.csv" 0.2 3)
  echo "fairlearn, one sample: $sample s; 1,000: $(echo "1000 * $sample" | bc) s, $(echo "1000 * $sample / ($with - $without)" | bc) times as long"
fi
