# SPDX-License-Identifier: EUPL-1.2
"""FasterRisk's integer card of five features as one whole process: read, make binary, fit, predict, write.

Its defaults throughout, also for what it makes of a number (at most 100 thresholds, drawn from the values of the training rows). Text first becomes
one column a level, and missing a column of its own. Runs in an environment apart, because FasterRisk pins other versions of what all peers share.

usage: faster_risk.py TRAIN.csv TEST.csv SCORES.csv
"""

import sys
from contextlib import redirect_stdout

import numpy as np
import pandas as pd
from fasterrisk.binarization_util import convert_continuous_df_to_binary_df
from fasterrisk.fasterrisk import RiskScoreClassifier, RiskScoreOptimizer

import tabular

FEATURES = 5
MISSING = "_isNaN"


def main(train_path: str, test_path: str, scores_path: str) -> None:
    train, y, test = tabular.read(train_path, test_path)
    nominal = tabular.nominal_columns(train)
    train = pd.get_dummies(train, columns=nominal, dummy_na=True)
    test = pd.get_dummies(test, columns=nominal, dummy_na=True).reindex(columns=train.columns, fill_value=0)
    with redirect_stdout(None):
        binary = convert_continuous_df_to_binary_df(train)
    optimizer = RiskScoreOptimizer(X=binary.to_numpy(float), y=np.where(y == 1, 1.0, -1.0), k=FEATURES)
    optimizer.optimize()
    multiplier, intercept, coefficients = optimizer.get_models(model_index=0)
    card = RiskScoreClassifier(multiplier, intercept, coefficients)
    tabular.write(scores_path, card.predict_prob(same_columns(binary.columns, test)))


def same_columns(names: pd.Index, table: pd.DataFrame) -> np.ndarray:
    """The training rows' binary columns, made of other rows: their names say the column and the threshold."""
    return np.column_stack([_column(name, table) for name in names])


def _column(name: str, table: pd.DataFrame) -> np.ndarray:
    if name.endswith(MISSING):
        return table[name.removesuffix(MISSING)].isna().to_numpy(float)
    column, _, threshold = name.rpartition("<=")
    return (table[column].fillna(0) <= float(threshold)).to_numpy(float)


if __name__ == "__main__":
    main(*sys.argv[1:])
