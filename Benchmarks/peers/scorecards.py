# SPDX-License-Identifier: EUPL-1.2
"""Cards of five features on the data that RiskSLIM and FasterRisk publish numbers of: ours and FasterRisk's on the same stratified folds.

FOLDER holds the files of RiskSLIM's examples/data (`NAME_data.csv`, the outcome first). FasterRisk takes the numbers as they are, as its authors
do. Prints the rows of docs/scorecard.md: means over the folds of AUC and log-loss, seconds a fit, and the largest gap that ours could not close.

usage: scorecards.py FOLDER [NAME ...]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from tools import HERE, program

FOLDS = {"breastcancer": 5, "mammo": 5, "mushroom": 5, "adult": 2}
CARD = """
import sys
import numpy as np
from contextlib import redirect_stdout
from fasterrisk.fasterrisk import RiskScoreClassifier, RiskScoreOptimizer
out = sys.argv[3]
train, test = (np.genfromtxt(path, delimiter=",", skip_header=1) for path in sys.argv[1:3])
with redirect_stdout(None):
    optimizer = RiskScoreOptimizer(X=train[:, 1:], y=np.where(train[:, 0] == 1, 1.0, -1.0), k=5)
    optimizer.optimize()
multiplier, intercept, coefficients = optimizer.get_models(model_index=0)
np.savetxt(out, RiskScoreClassifier(multiplier, intercept, coefficients).predict_prob(test[:, 1:]))
"""


def ours(folder: Path, outcome: str) -> np.ndarray:
    train, test, model, scores = (folder / name for name in ("train.csv", "test.csv", "card.json", "scores.csv"))
    subprocess.run(
        [program(), "fit", train, "--outcome", outcome, "--model", "scorecard", "--include", ",".join(pd.read_csv(train, nrows=1).columns[1:]),
         "--quiet", "--out", model], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program(), "predict", model, test, "--out", scores, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return pd.read_csv(scores)["risk"].to_numpy()


def faster_risk(folder: Path, _: str) -> np.ndarray:
    python, scores = HERE / ".venv-fasterrisk/bin/python", folder / "theirs.csv"
    subprocess.run([python, "-c", CARD, folder / "train.csv", folder / "test.csv", scores], check=True, stdout=subprocess.DEVNULL)
    return np.loadtxt(scores)


def main(data: Path, names: list[str]) -> None:
    print("| data | tool | test AUC | test log-loss | log-loss of each fold | seconds a fit |\n|---|---|---|---|---|---|")
    for name in names or FOLDS:
        table = pd.read_csv(data / f"{name}_data.csv")
        outcome, y = table.columns[0], table.iloc[:, 0].to_numpy()
        y = (y > 0).astype(int)
        table.iloc[:, 0] = y
        folds = list(StratifiedKFold(FOLDS[name], shuffle=True, random_state=0).split(table, y))
        for tool in (ours, faster_risk):
            found = []
            for train, test in folds:
                with tempfile.TemporaryDirectory() as temporary:
                    folder = Path(temporary)
                    table.iloc[train].to_csv(folder / "train.csv", index=False)
                    table.iloc[test].to_csv(folder / "test.csv", index=False)
                    start = time.monotonic()
                    scores = tool(folder, outcome)
                    found.append((roc_auc_score(y[test], scores), log_loss(y[test], scores), time.monotonic() - start))
            auc, loss, seconds = np.mean(found, axis=0)
            print(f"| {name} | {tool.__name__} | {auc:.4f} | {loss:.4f} | {' '.join(f'{one[1]:.4f}' for one in found)} | {seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
