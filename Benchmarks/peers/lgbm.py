# SPDX-License-Identifier: EUPL-1.2
"""LightGBM as one whole process: read, fit, predict, write. 300 trees of 31 leaves, a learning rate of .06, text columns as its own categories.

usage: lgbm.py TRAIN.csv TEST.csv SCORES.csv [THREADS]
"""

import sys

from lightgbm import LGBMClassifier

import tabular


def main(train_path: str, test_path: str, scores_path: str, threads: str = "2") -> None:
    train, y, test = tabular.read(train_path, test_path)
    train, test = tabular.as_categories(train, test)
    model = LGBMClassifier(n_estimators=300, num_leaves=31, learning_rate=0.06, n_jobs=int(threads), random_state=1, verbose=-1)
    model.fit(train, y)
    tabular.write(scores_path, model.predict_proba(test)[:, 1])


if __name__ == "__main__":
    main(*sys.argv[1:])
