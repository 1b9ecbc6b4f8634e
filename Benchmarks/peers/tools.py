# SPDX-License-Identifier: EUPL-1.2
"""The tools that are compared, each as whole processes that read the same two files and leave one score per test row."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from shutil import which

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


def program() -> Path:
    if not PROGRAM.exists():
        raise SystemExit(f"{PROGRAM} is not there: run `make build`, or name the program in the variable EVENKANS")
    return PROGRAM


@cache
def knows_pairs() -> bool:
    """Builds from before pairs refuse the option."""
    return "--pairs" in subprocess.run([program(), "fit", "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()


@dataclass(frozen=True)
class Evenkans:
    """Ours, `fit` and then `predict`: the additive model of main effects, or with pairs."""

    key: str
    title: str
    pairs: str = "0"

    @property
    def installed(self) -> bool:
        return self.pairs == "0" or knows_pairs()

    @property
    def version(self) -> str:
        return hashlib.sha256(program().read_bytes()).hexdigest()[:12]

    def fitting(self, train: Path, model: Path) -> list:
        pairs = ["--pairs", self.pairs] if knows_pairs() else []
        return [PROGRAM, "fit", train, "--outcome", "y", "--model", "additive", *pairs, "--quiet", "--out", model]

    def score(self, train: Path, test: Path, scores: Path) -> Cost:
        model = scores.with_suffix(".json")
        return run(self.fitting(train, model), [PROGRAM, "predict", model, test, "--quiet", "--out", scores])


OURS = Evenkans("evenkans", "evenkans")
OURS_PAIRS = Evenkans("evenkans-pairs", "evenkans with pairs", "auto")


def evenkans_audit(table: Path, folder: Path) -> Cost:
    """Ours: rates by group and for two attributes at once, with intervals, gaps, verdicts and the report."""
    return run([
        PROGRAM, "audit", table, "--outcome", "y", "--score", "risk", "--protected", "wic,pay,age_group", "--capacity", "0.10", "--quiet",
        "--out", folder])


def fairlearn_audit(table: Path, folder: Path) -> Cost:
    """fairlearn's MetricFrame: the same rates by group and for two attributes at once, without intervals."""
    return run([sys.executable, HERE / "fairlearn_audit.py", table, folder / "rates.csv"])


@dataclass(frozen=True)
class Peer:
    """A tool that a script of this folder runs as one process.

    `jobs` is how many threads or processes it may use, where the script can be told; without it the script's default.
    """

    key: str
    title: str
    package: str
    script: str
    options: tuple[str, ...] = ()
    environment: str = ".venv"
    takes_jobs: bool = False
    jobs: int | None = None

    @property
    def installed(self) -> bool:
        return self._version is not None

    @property
    def version(self) -> str:
        if self._version is None:
            raise SystemExit(f"{self.title} is not in {self.environment}: run `make peers`")
        return self._version

    @property
    def _version(self) -> str | None:
        places = [str(place) for place in (HERE / self.environment).glob("lib/python3*/site-packages")]
        found = distributions(name=self.package, path=places) if places else []
        return next((each.version for each in found), None)

    def score(self, train: Path, test: Path, scores: Path) -> Cost:
        jobs = [self.jobs] if self.takes_jobs and self.jobs else []
        return run([HERE / self.environment / "bin/python", HERE / self.script, *self.options, train, test, scores, *jobs])


@dataclass(frozen=True)
class Bam:
    """mgcv's bam, one R process; for the made set only, whose columns are all numbers."""

    key: str = "bam"
    title: str = "bam"

    @property
    def installed(self) -> bool:
        return self._version is not None

    @property
    def version(self) -> str:
        return self._version or "not installed"

    @property
    def _version(self) -> str | None:
        if which("Rscript") is None:
            return None
        asked = subprocess.run(["Rscript", "-e", 'cat(as.character(packageVersion("mgcv")))'], capture_output=True, text=True)
        return asked.stdout if asked.returncode == 0 else None

    def score(self, train: Path, test: Path, scores: Path) -> Cost:
        return run([which("Rscript"), HERE / "bam.R", train, test, scores])


EBM = Peer("ebm", "EBM", "interpret-core", "ebm.py", ("0",), takes_jobs=True)
EBM_PAIRS = Peer("ebm3x", "EBM 3x", "interpret-core", "ebm.py", ("3x",), takes_jobs=True)
XGBOOST = Peer("xgboost", "xgboost", "xgboost-cpu", "xgb.py", takes_jobs=True)
LIGHTGBM = Peer("lightgbm", "LightGBM", "lightgbm", "lgbm.py", takes_jobs=True)
LOGISTIC = Peer("logistic", "logistic regression", "scikit-learn", "logistic.py")
FASTERRISK = Peer("fasterrisk", "FasterRisk", "fasterrisk", "faster_risk.py", environment=".venv-fasterrisk")
BAM = Bam()
PEERS = (EBM, EBM_PAIRS, XGBOOST, LIGHTGBM, LOGISTIC, FASTERRISK)
TOOLS = {tool.key: tool for tool in (OURS, OURS_PAIRS, *PEERS)}
