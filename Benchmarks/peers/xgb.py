# SPDX-License-Identifier: EUPL-1.2
"""xgboost as one whole process: read, fit, predict, write. 300 trees of depth 5, a learning rate of .06, text columns as its own categories.

usage: xgb.py TRAIN.csv TEST.csv SCORES.csv [THREADS]
"""

import sys

from xgboost import XGBClassifier

import tabular


def main(train_path: str, test_path: str, scores_path: str, threads: str = "2") -> None:
    train, y, test = tabular.read(train_path, test_path)
    train, test = tabular.as_categories(train, test)
    model = XGBClassifier(
        n_estimators=300, max_depth=5, learning_rate=0.06, tree_method="hist", enable_categorical=True, n_jobs=int(threads), random_state=1)
    model.fit(train, y)
    tabular.write(scores_path, model.predict_proba(test)[:, 1])


if __name__ == "__main__":
    main(*sys.argv[1:])
