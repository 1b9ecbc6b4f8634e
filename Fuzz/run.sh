#!/usr/bin/env bash
# Feeds hostile input to each parser of ours for SECONDS_EACH (default 60); an input that breaks one is left in Fuzz/findings/.
# `Fuzz/run.sh formula model` runs these only.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")"

swift build -c release --sanitize fuzzer --scratch-path ../.build-fuzz

declare -A programs=(
  [csv]=FuzzCSV [arrow]=FuzzArrow [codebook]=FuzzCodebook [study]=FuzzStudy [formula]=FuzzFormula [model]=FuzzModel [bias]=FuzzBias [truth]=FuzzTruth [priors]=FuzzPriors
)
targets=("$@")
[[ $# -gt 0 ]] || targets=(csv arrow codebook study formula model bias truth priors)

for name in "${targets[@]}"; do
  mkdir -p "../.build-fuzz/corpus/$name" findings
  "../.build-fuzz/release/${programs[$name]}" "../.build-fuzz/corpus/$name" "seeds/$name" -artifact_prefix="findings/$name-" \
    -max_total_time="${SECONDS_EACH:-60}" -max_len=16384 -rss_limit_mb=4096 -malloc_limit_mb=3000 -timeout=10 -print_final_stats=1
done
