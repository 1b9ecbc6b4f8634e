# SPDX-License-Identifier: EUPL-1.2
"""Writes train.csv and test.csv of one split of one data set: what every tool reads, ours and theirs."""

import sys
from pathlib import Path

import datasets


def prepare(name: str, split: int, folder: Path) -> tuple[Path, Path]:
    """:returns: the training and the test file, in `folder`."""
    table, test = datasets.ALL[name](), datasets.splits(name)[f"split{split}"] == 1
    if len(table) != len(test):
        raise SystemExit(f"{name}: the data set has {len(table)} rows and its splits have {len(test)}; they must be equal")
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "train.csv", folder / "test.csv"
    table[~test].to_csv(paths[0], index=False)
    table[test].to_csv(paths[1], index=False)
    return paths


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in datasets.ALL:
        raise SystemExit(f"usage: prepare.py {{{'|'.join(datasets.ALL)}}} SPLIT FOLDER")
    prepare(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
