# SPDX-License-Identifier: EUPL-1.2
"""fairlearn's audit of a score, as one whole process: rates by group and for pairs of attributes, at a capacity of a tenth.

Without intervals: MetricFrame's bootstrap repeats all of it, so every hundred samples cost a hundred times as much.

usage: fairlearn_audit.py TABLE.csv RATES.csv
"""

import itertools
import sys

import pandas as pd
from fairlearn.metrics import MetricFrame, count, false_negative_rate, false_positive_rate, selection_rate, true_positive_rate
from sklearn.metrics import precision_score

CAPACITY = 0.10
ATTRIBUTES = ["wic", "pay", "age_group"]
METRICS = {
    "n": count, "selection-rate": selection_rate, "tpr": true_positive_rate, "fpr": false_positive_rate, "fnr": false_negative_rate,
    "ppv": lambda y, selected: precision_score(y, selected, zero_division=0),
}


def main(table_path: str, rates_path: str) -> None:
    table = pd.read_csv(table_path)
    selected = (table.risk >= table.risk.quantile(1 - CAPACITY)).astype(int)
    rates = []
    for attributes in [[a] for a in ATTRIBUTES] + [list(pair) for pair in itertools.combinations(ATTRIBUTES, 2)]:
        frame = MetricFrame(metrics=METRICS, y_true=table.y, y_pred=selected, sensitive_features=table[attributes])
        rates.append(frame.by_group.reset_index())
    pd.concat(rates).to_csv(rates_path, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
