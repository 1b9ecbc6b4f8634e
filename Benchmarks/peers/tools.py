# SPDX-License-Identifier: EUPL-1.2
"""The tools that are compared, each as whole processes that read the same two files and leave one score per test row."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = Path(os.environ.get("EVENKANS", HERE.parents[1] / ".build/release/evenkans"))


@dataclass
class Cost:
    """Wall-clock seconds of all processes together, and the peak resident memory of the largest one in megabytes."""

    seconds: float
    megabytes: float


def run(*commands: list) -> Cost:
    """Runs the commands one after the other. Their words go to this process's standard error."""
    seconds, megabytes = 0.0, 0.0
    for command in commands:
        parts = [str(part) for part in command]
        measured = subprocess.run([sys.executable, "-I", "-S", HERE / "measure.py", *parts], stdout=subprocess.PIPE, text=True, check=True)
        took, kilobytes, exit_code = measured.stdout.split()
        if exit_code != "0":
            raise SystemExit(f"{Path(parts[0]).name} {parts[1]} ended with exit code {exit_code}")
        seconds += float(took)
        megabytes = max(megabytes, float(kilobytes) / 1024)
    return Cost(seconds, megabytes)


class Evenkans:
    """Ours: the additive model without pairs, `fit` and then `predict`."""

    key, title = "evenkans", "evenkans"

    @property
    def version(self) -> str:
        if not PROGRAM.exists():
            raise SystemExit(f"{PROGRAM} is not there: run `make build`, or name the program in the variable EVENKANS")
        return hashlib.sha256(PROGRAM.read_bytes()).hexdigest()[:12]

    def score(self, train: Path, test: Path, scores: Path) -> Cost:
        model = scores.with_suffix(".json")
        return run(
            [PROGRAM, "fit", train, "--outcome", "y", "--model", "additive", "--quiet", "--out", model],
            [PROGRAM, "predict", model, test, "--quiet", "--out", scores])


def evenkans_audit(table: Path, folder: Path) -> Cost:
    """Ours: rates by group and for two attributes at once, with intervals, gaps, verdicts and the report."""
    return run([
        PROGRAM, "audit", table, "--outcome", "y", "--score", "risk", "--protected", "wic,pay,age_group", "--capacity", "0.10", "--quiet", "--out", folder])


def fairlearn_audit(table: Path, folder: Path) -> Cost:
    """fairlearn's MetricFrame: the same rates by group and for two attributes at once, without intervals."""
    return run([sys.executable, HERE / "fairlearn_audit.py", table, folder / "rates.csv"])


class Ebm:
    """interpret's Explainable Boosting Machine, main effects, one Python process."""

    key, title = "ebm", "EBM"

    @property
    def version(self) -> str:
        return version("interpret-core")

    def score(self, train: Path, test: Path, scores: Path) -> Cost:
        return run([sys.executable, HERE / "ebm.py", train, test, scores])
