# SPDX-License-Identifier: EUPL-1.2
"""Invented tables that look like a register, of any size: for how our time and memory grow, not for accuracy.

Most columns have one value that 70 to 95% of the rows hold: counts and amounts that are mostly zero, rare yes/no marks, codes with one
common level; one in five is a continuous number, of which some cells are missing. About 5% events, from main effects and some products
of two columns. Rows come in blocks that depend on the seed and the block's number only, so that a small table is the beginning of a
large one.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

SEED = 7
BLOCK = 100_000
PREVALENCE = 0.05
MISSING = 0.05
LEVELS = np.array([f"code {level:02d}" for level in range(12)])


def write(path: Path, rows: int, features: int, kinds: str = "") -> None:
    """A Parquet file, of which one block at a time is in memory.

    :param kinds: names of the columns' kinds (count, amount, number, mark, code), again from the first where they end; one of each without.
    """
    constants = _Constants(features, kinds.split() or list(_KINDS))
    blocks = (_Block(constants, number).table() for number in range(-(-rows // BLOCK)))
    first = next(blocks)
    with parquet.ParquetWriter(path, first.schema) as file:
        file.write_table(first.slice(0, rows))
        for number, block in enumerate(blocks, start=1):
            file.write_table(block.slice(0, rows - number * BLOCK))


class _Constants:
    """What is the same in all blocks: shares of the common value, effects, the intercept."""

    def __init__(self, features: int, kinds: list[str]):
        self.kinds = [_KINDS[kinds[j % len(kinds)]] for j in range(features)]
        draw = np.random.default_rng([SEED, features])
        self.features = features
        self.common = draw.uniform(0.70, 0.95, features)
        self.effects = np.where(draw.random(features) < 0.6, draw.normal(0, 0.35, features), 0)
        self.products = [(*draw.choice(features, 2, replace=False), draw.normal(0, 0.35)) for _ in range(features // 10)]
        self.intercept = 0.0
        scores = _Block(self, 0).score()
        low, high = -20.0, 20.0
        for _ in range(60):
            self.intercept = (low + high) / 2
            low, high = (low, self.intercept) if _logistic(scores + self.intercept).mean() > PREVALENCE else (self.intercept, high)


class _Block:
    def __init__(self, constants: _Constants, number: int):
        self.constants = constants
        self.draw = np.random.default_rng([SEED, constants.features, number])
        self.columns = [kind(self.draw, common) for kind, common in zip(constants.kinds, constants.common, strict=True)]

    def score(self) -> np.ndarray:
        total = np.full(BLOCK, self.constants.intercept)
        for effect, (_, signal) in zip(self.constants.effects, self.columns, strict=True):
            total += effect * signal
        for left, right, effect in self.constants.products:
            total += effect * self.columns[left][1] * self.columns[right][1]
        return total

    def table(self) -> pa.Table:
        y = self.draw.random(BLOCK) < _logistic(self.score())
        names = [f"x{j + 1:03d}" for j in range(self.constants.features)]
        return pa.table({**{name: column for name, (column, _) in zip(names, self.columns, strict=True)}, "y": y.astype(np.int8)})


def _count(draw: np.random.Generator, common: float) -> tuple:
    value = np.where(draw.random(BLOCK) < common, 0, draw.geometric(0.3, BLOCK)).astype(np.int32)
    return value, np.sqrt(value)


def _amount(draw: np.random.Generator, common: float) -> tuple:
    value = np.where(draw.random(BLOCK) < common, 0, draw.lognormal(6, 1.5, BLOCK).round())
    return value.astype(np.int32), np.log1p(value) / 4


def _number(draw: np.random.Generator, _: float) -> tuple:
    value = draw.normal(0, 1, BLOCK).round(3)
    missing = draw.random(BLOCK) < MISSING
    return pa.array(value.astype(np.float32), mask=missing), np.where(missing, 0, np.tanh(value))


def _mark(draw: np.random.Generator, common: float) -> tuple:
    value = (draw.random(BLOCK) >= common).astype(np.int8)
    return value, value.astype(float)


def _code(draw: np.random.Generator, common: float) -> tuple:
    value = np.where(draw.random(BLOCK) < common, 0, draw.integers(1, len(LEVELS), BLOCK)).astype(np.int8)
    return pa.DictionaryArray.from_arrays(value, LEVELS).cast(pa.string()), np.sin(2.0 * value)


_KINDS = {"count": _count, "amount": _amount, "number": _number, "mark": _mark, "code": _code}


def _logistic(score: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-score))
