# SPDX-License-Identifier: EUPL-1.2
"""Writes train.csv and test.csv of one split of one data set: what every tool reads, ours and theirs."""

import sys
from pathlib import Path

import pandas as pd
from sklearn.linear_model import LogisticRegression

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


def prepare_audit(path: Path) -> None:
    """Writes the natality set as a table to audit: outcome, a plain score, and three protected attributes."""
    table = datasets.natality_2014()
    known = table[["mager", "dplural", "pwgt_r", "m_ht_in", "cig_0", "priorlive"]]
    known = (known.fillna(known.median()) - known.median()) / known.std()
    risk = LogisticRegression().fit(known, table.y).predict_proba(known)[:, 1]
    age = pd.cut(table.mager, [0, 20, 35, 99], right=False, labels=["under 20", "20 to 34", "35 and over"]).astype(str)
    table.assign(risk=risk, age_group=age)[["y", "risk", "wic", "pay", "age_group"]].fillna("unknown").to_csv(path, index=False)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in datasets.ALL:
        raise SystemExit(f"usage: prepare.py {{{'|'.join(datasets.ALL)}}} SPLIT FOLDER")
    prepare(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
