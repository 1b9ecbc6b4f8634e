# SPDX-License-Identifier: EUPL-1.2
"""A made set whose truth is known: 20 numbers, of which seven act smoothly, six along a straight line and seven not at all; about 8% events.

usage: made.py FOLDER [TRAIN_ROWS [TEST_ROWS]]    writes train.csv, test.csv and truth.csv (the true risk of each test row)
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

SEED = 20
TRAIN_ROWS, TEST_ROWS = 200_000, 100_000
PREVALENCE = 0.08

# Each on [0, 1]; the mean over it is about zero.
SMOOTH = (
    lambda x: np.sin(2 * np.pi * x),
    lambda x: 4 * (x - 0.5) ** 2 - 1 / 3,
    lambda x: 1 / (1 + np.exp(-12 * (x - 0.6))) - 0.4,
    lambda x: np.exp(-40 * (x - 0.3) ** 2) - 0.27,
    lambda x: np.log1p(9 * x) - 1.56,
    lambda x: 0.6 * np.cos(5 * np.pi * x) * x,
    lambda x: np.maximum(0, x - 0.7) * 4 - 0.18,
)
SLOPES = (0.9, -0.6, 0.4, -0.3, 0.2, 0.1)
FEATURES = 20


def write(folder: Path, train_rows: int = TRAIN_ROWS, test_rows: int = TEST_ROWS) -> tuple[Path, Path, Path]:
    """:returns: the training file, the test file, and the file of true risks."""
    draw = np.random.default_rng(SEED)
    x = draw.random((train_rows + test_rows, FEATURES)).round(5)
    risk = true_risk(x)
    table = pd.DataFrame(x, columns=[f"x{j + 1}" for j in range(FEATURES)])
    table["y"] = (draw.random(len(x)) < risk).astype(int)
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "train.csv", folder / "test.csv", folder / "truth.csv"
    table[:train_rows].to_csv(paths[0], index=False)
    table[train_rows:].to_csv(paths[1], index=False)
    pd.DataFrame({"risk": risk[train_rows:]}).to_csv(paths[2], index=False)
    return paths


def true_risk(x: np.ndarray) -> np.ndarray:
    """Smooth effects first, then straight ones; the columns that remain have none."""
    score = sum(effect(x[:, j]) for j, effect in enumerate(SMOOTH))
    score += sum(slope * (x[:, len(SMOOTH) + j] - 0.5) for j, slope in enumerate(SLOPES))
    return logistic(score + intercept(score))


def intercept(score: np.ndarray) -> float:
    """The constant that gives the prevalence, by halving."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if logistic(score + middle).mean() > PREVALENCE else (middle, high)
    return middle


def logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-score))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        raise SystemExit("usage: made.py FOLDER [TRAIN_ROWS [TEST_ROWS]]")
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
