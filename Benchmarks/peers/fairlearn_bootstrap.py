# SPDX-License-Identifier: EUPL-1.2
"""What one bootstrap sample of fairlearn's MetricFrame costs: every rate of the confusion matrix, by one attribute, at a fixed cut.

Prints the seconds that BOOTSTRAP samples take beyond the same frame without any; a thousand cost a thousand times a single one.

usage: fairlearn_bootstrap.py TABLE.csv THRESHOLD [SAMPLES]
"""

import sys
import time

import pandas as pd
from fairlearn.metrics import (
    MetricFrame, false_negative_rate, false_positive_rate, selection_rate, true_negative_rate, true_positive_rate)
from sklearn.metrics import accuracy_score, precision_score


def share(y_true, y_pred) -> float:
    return float(y_true.mean())


def negative_predictive_value(y_true, y_pred) -> float:
    return precision_score(1 - y_true, 1 - y_pred, zero_division=0)


METRICS = {
    "prevalence": share, "selection-rate": selection_rate, "tpr": true_positive_rate, "fpr": false_positive_rate, "fnr": false_negative_rate,
    "tnr": true_negative_rate, "ppv": lambda y, selected: precision_score(y, selected, zero_division=0), "npv": negative_predictive_value,
    "accuracy": accuracy_score,
}


def seconds(table: pd.DataFrame, selected: pd.Series, samples: int) -> float:
    start = time.perf_counter()
    more = {"n_boot": samples, "ci_quantiles": [0.025, 0.975], "random_state": 1} if samples else {}
    frame = MetricFrame(metrics=METRICS, y_true=table.event, y_pred=selected, sensitive_features=table.group, **more)
    frame.by_group, frame.difference(method="to_overall")
    return time.perf_counter() - start


def main(path: str, threshold: str, samples: str = "3") -> None:
    table = pd.read_csv(path)
    selected = (table.score >= float(threshold)).astype(int)
    count = int(samples)
    without = seconds(table, selected, 0)
    print(f"{(seconds(table, selected, count) - without) / count:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
