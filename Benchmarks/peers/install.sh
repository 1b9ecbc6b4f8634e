#!/usr/bin/env bash
# Installs the peers that our benchmarks run beside into Benchmarks/peers/.venv. Nothing of ours needs them.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")"

if cmp -s requirements.txt .venv/requirements.txt; then exit 0; fi
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv" >&2
  exit 1
fi
echo "Installing the peers of the benchmarks into Benchmarks/peers/.venv" >&2
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
cp requirements.txt .venv/requirements.txt
