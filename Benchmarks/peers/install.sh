#!/usr/bin/env bash
# Installs the peers that our benchmarks run beside into environments in this folder. Nothing of ours needs them.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")"

# An environment is made anew when its list of packages has changed. Its pip is called as a module: the command
# of that name holds the path where the environment was made, so a copied one installs elsewhere.
environment() { # folder, list of packages
  if cmp -s "$2" "$1/requirements.txt"; then return 0; fi
  echo "Installing $2 into Benchmarks/peers/$1" >&2
  python3 -m venv --clear "$1" && "$1/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: -r "$2" && cp "$2" "$1/requirements.txt"
}

if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv" >&2
  exit 1
fi
environment .venv requirements.txt
environment .venv-fasterrisk requirements-fasterrisk.txt || {
  rm -rf .venv-fasterrisk
  echo "FasterRisk cannot be installed with this Python; the comparison goes on without it." >&2
}
environment .venv-impute requirements-impute.txt || {
  rm -rf .venv-impute
  echo "miceforest cannot be installed with this Python; imputation.py goes on without it." >&2
}
if ! Rscript -e 'library(mice)' >/dev/null 2>&1; then
  echo "R's mice is not here; imputation.py goes on without it. On Debian: apt-get install r-cran-mice" >&2
fi
if ! Rscript -e 'library(mgcv)' >/dev/null 2>&1; then
  echo "R's mgcv is not here; the comparison goes on without it. On Debian: apt-get install r-cran-mgcv" >&2
fi
