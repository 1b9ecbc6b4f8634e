# SPDX-License-Identifier: EUPL-1.2
"""interpret's Explainable Boosting Machine as one whole process: read, fit, predict, write.

Everything is at its default but the interactions (0, or 3x: three pairs for each feature) and the random state, which is fixed.
JOBS is how many processes it may use; without it interpret's own default. The model does not depend on it.

usage: ebm.py 0|3x TRAIN.csv TEST.csv SCORES.csv [JOBS]
"""

import sys
import warnings

from interpret.glassbox import ExplainableBoostingClassifier

import tabular


def main(interactions: str, train_path: str, test_path: str, scores_path: str, jobs: str | None = None) -> None:
    warnings.filterwarnings("ignore", message="Missing values detected")
    train, y, test = tabular.read(train_path, test_path)
    options = {} if jobs is None else {"n_jobs": int(jobs)}
    pairs = int(interactions) if interactions.isdigit() else interactions
    model = ExplainableBoostingClassifier(interactions=pairs, random_state=1, **options)
    model.fit(train, y)
    tabular.write(scores_path, model.predict_proba(test)[:, 1])


if __name__ == "__main__":
    main(*sys.argv[1:])
