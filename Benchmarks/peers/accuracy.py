# SPDX-License-Identifier: EUPL-1.2
"""AUC and log-loss per split, kept on disk so that a run that was stopped goes on where it was."""

import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import t as student_t
from sklearn.metrics import log_loss, roc_auc_score

from prepare import prepare
from tools import HERE, Cost

RESULTS = HERE / "results"


@dataclass
class Accuracy:
    version: str
    train_rows: int
    test_rows: int
    auc: float
    log_loss: float


def measure(tool, name: str, split: int) -> tuple[Accuracy, Cost]:
    """Fits and scores anew, and keeps the accuracy. The cost is of this moment, so it is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        train, test = prepare(name, split, Path(folder))
        scores = Path(folder) / "scores.csv"
        cost = tool.score(train, test, scores)
        with train.open() as lines:
            train_rows = sum(1 for _ in lines) - 1
        accuracy = accuracy_of(tool.version, train_rows, test, scores)
    path = _path(tool, name, split)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".partial")
    aside.write_text(json.dumps(asdict(accuracy)))
    aside.rename(path)
    return accuracy, cost


def accuracy_of(version: str, train_rows: int, test: Path, scores: Path) -> Accuracy:
    """Of one file of scores; `version` says whose they are."""
    y, risk = pd.read_csv(test).y, pd.read_csv(scores).risk
    if len(y) != len(risk):
        raise SystemExit(f"{scores.name}: {len(y)} rows to score, {len(risk)} scores")
    return Accuracy(version, train_rows, len(y), float(roc_auc_score(y, risk)), float(log_loss(y, risk)))


def known(tool, name: str, split: int) -> Accuracy | None:
    """What an earlier run found with the same version of the tool."""
    path = _path(tool, name, split)
    if not path.exists():
        return None
    accuracy = Accuracy(**json.loads(path.read_text()))
    return accuracy if accuracy.version == tool.version else None


def _path(tool, name: str, split: int) -> Path:
    return RESULTS / name / f"split{split}.{tool.key}.json"


@dataclass
class Difference:
    """Mean paired difference over the splits, its standard error, and the upper limit of its 95% interval."""

    mean: float
    standard_error: float
    upper: float


def paired_difference(ours: list[Accuracy], theirs: list[Accuracy]) -> Difference:
    """Log-loss, ours minus theirs, with the corrected resampled t interval on J - 1 degrees of freedom.

    Training sets of random splits overlap, so the variance of the J differences is multiplied by 1/J + n_test/n_train.
    Source: Nadeau and Bengio (2003), Machine Learning 52, 239-281, section 3.
    """
    differences = np.array([a.log_loss - b.log_loss for a, b in zip(ours, theirs, strict=True)])
    share = ours[0].test_rows / ours[0].train_rows
    standard_error = float(np.sqrt(differences.var(ddof=1) * (1 / len(differences) + share)))
    mean = float(differences.mean())
    return Difference(mean, standard_error, mean + float(student_t.ppf(0.975, len(differences) - 1)) * standard_error)
