#!/usr/bin/env bash
# Installs what the build needs and a machine may lack. Does nothing, in a moment, where everything is there.
# SPDX-License-Identifier: EUPL-1.2
set -euo pipefail
cd "$(dirname "$0")/.."

# Only tests need a browser (of the report) and R (of scorers, and of what R reads).
tests=()
[[ "${1:-}" == --tests ]] && tests=(chromium fonts-dejavu-core r-base-core r-cran-mice)

packages=(libboost-dev libopenblas-dev liblapacke-dev libreadstat-dev libxgboost-dev zlib1g-dev liblz4-dev libzstd-dev libpython3.11 python3-pip pkg-config "${tests[@]}")

say() { printf '%s\n' "$*" >&2; }

if ! command -v swift >/dev/null; then
  say "Swift is not installed. Evenkans needs Swift 6.3: install it from swift.org and put its bin folder on your PATH."
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  if ! command -v apt-get >/dev/null; then
    say "These libraries are missing and this is not a Debian machine: ${missing[*]}. Install them with your own package manager."
    exit 1
  fi
  administrator=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "These Debian packages are missing: ${missing[*]}. Ask somebody who may install packages to run: apt-get install ${missing[*]}"
      exit 1
    fi
    administrator=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  "${administrator[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${administrator[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! cmp -s setup/wheels.txt .deps/wheels.txt; then
  say "Fetching the embedded database and the chart bundle into .deps/"
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
    --python-version 3.11 --implementation cp --abi cp311 --abi abi3 \
    --platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --dest "$folder" -r setup/wheels.txt ||
    { say "The wheels could not be fetched. Evenkans needs them once; behind a firewall, let pip reach a package index or a folder (PIP_INDEX_URL, PIP_FIND_LINKS)."; exit 1; }
  mkdir -p .deps/lib .deps/share
  python3 setup/unpack_wheels.py "$folder" .deps
  cp setup/wheels.txt .deps/wheels.txt
fi
