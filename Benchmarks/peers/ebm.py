# SPDX-License-Identifier: EUPL-1.2
"""interpret's Explainable Boosting Machine, main effects, as one whole process: read, fit, predict, write.

Everything is at its default but the interactions, which are off, and the random state, which is fixed.
usage: ebm.py TRAIN.csv TEST.csv SCORES.csv
"""

import sys
import warnings

import pandas as pd
from interpret.glassbox import ExplainableBoostingClassifier


def main(train_path: str, test_path: str, scores_path: str) -> None:
    warnings.filterwarnings("ignore", message="Missing values detected")
    train, test = pd.read_csv(train_path), pd.read_csv(test_path)
    features = train.columns.drop("y")
    model = ExplainableBoostingClassifier(interactions=0, random_state=1)
    model.fit(train[features], train.y)
    pd.DataFrame({"risk": model.predict_proba(test[features])[:, 1]}).to_csv(scores_path, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
