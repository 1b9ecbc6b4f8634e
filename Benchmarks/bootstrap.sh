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
# From the beginning of the resamples to that of the report; the whole audit; three times, the median of each.
measured=$(python3 - "$folder" <<'PYTHON'
import statistics, subprocess, sys, time
folder, spent, whole = sys.argv[1], [], []
command = [".build/release/evenkans", "audit", f"{folder}/scored.csv", "--outcome", "event", "--score", "score", "--protected", "group",
           "--threshold", "0.2", "--intersections", "1", "--bootstrap", "1000", "--progress", "json", "--out", f"{folder}/audit"]
for _ in range(3):
    start = time.perf_counter()
    run = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    seen = {}
    for line in run.stderr:
        for step in ("resamples", "report"):
            if f'"step":"{step}"' in line:
                seen.setdefault(step, time.perf_counter())
    if run.wait() != 0:
        sys.exit("the audit failed")
    spent.append(seen["report"] - seen["resamples"])
    whole.append(time.perf_counter() - start)
print(f"{statistics.median(spent):.3f} {statistics.median(whole):.1f}")
PYTHON
)
read -r spent whole <<<"$measured"
echo "evenkans, 1,000 resamples: $spent s, of $whole s for the whole audit with its report"
if [[ -x $python ]]; then
  sample=$("$python" Benchmarks/peers/fairlearn_bootstrap.py "$folder/scored.csv" 0.2 "${2:-3}")
  echo "fairlearn, one resample: $sample s; 1,000: $(echo "1000 * $sample" | bc) s, $(echo "1000 * $sample / $spent" | bc) times as long"
fi
