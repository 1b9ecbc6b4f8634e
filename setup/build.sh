#!/usr/bin/env bash
# Builds in release mode: one line of progress, and the compiler's errors where there are any.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")/.."

log=.build/build.log
mkdir -p .build
[[ -d .build/release ]] || echo "Building Evenkans; the first time takes some minutes." >&2
if ! swift build -c release "$@" >"$log" 2>&1; then
  grep -E 'error:' "$log" >&2 || tail -n 20 "$log" >&2
  echo "The build failed; the whole log is in $log." >&2
  exit 1
fi
