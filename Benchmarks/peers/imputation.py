# SPDX-License-Identifier: EUPL-1.2
"""How fast gaps are filled, and how well: ours beside R's mice, scikit-learn and miceforest, whole processes, one thread each, in one run.

    imputation.py                       100,000 rows x 20 columns, 21% missing in ten; prints the rows of docs/benchmarks.md
    imputation.py --only ours,mice      some tools; --rows another size; --repeats how often ours (and those that take seconds) run

Every tool reads the same CSV file, imputes once with five iterations, and writes the completed table; ours writes its report too. The table is
invented: twenty normal columns that share three factors, ten of them with gaps that hang on the others (missing at random), so that every missing
cell is known. On those cells: how far a draw lies from the truth, the spread of the draws beside that of the truth (too little noise makes the first
number small and the second too small), and how far correlations with another column are off.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which
from statistics import median

import numpy as np
import pandas as pd
from tools import HERE, program

SEED = 20
COLUMNS, GAPS, ITERATIONS = 20, 10, 5
# What a tool may be too slow for, in seconds, to be run more than once.
ONCE = 5.0


def made(rows: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table with gaps and the same table without."""
    draw = np.random.default_rng(SEED)
    factors = draw.normal(size=(rows, 3))
    whole = factors @ draw.normal(size=(3, COLUMNS)) + draw.normal(size=(rows, COLUMNS))
    names = [f"x{number}" for number in range(1, COLUMNS + 1)]
    table = pd.DataFrame(whole.round(4), columns=names)
    holed = table.copy()
    for number in range(GAPS):
        cause = whole[:, GAPS + number] / whole[:, GAPS + number].std()
        holed.loc[draw.random(rows) < 1 / (1 + np.exp(1.55 - 0.8 * cause)), names[number]] = np.nan
    return holed, table


def tools(file: Path, folder: Path) -> dict[str, tuple[list, Path]]:
    """The command of each tool that is here, and where it leaves the completed table."""
    out = {key: folder / f"{key}.csv" for key in ("mice", "bayesian-ridge", "miceforest")}
    ours = [program(), "impute", file, "--out", folder / "ours", "-m", "1", "--iterations", str(ITERATIONS), "--no-long", "--threads", "1", "--quiet"]
    found = {"ours": (ours, folder / "ours" / "imputed-1.csv")}
    if which("Rscript") and not subprocess.run(["Rscript", "-e", "library(mice)"], capture_output=True).returncode:
        found["mice"] = (["Rscript", HERE / "mice.R", file, out["mice"], str(ITERATIONS)], out["mice"])
    for key, script in (("bayesian-ridge", "bayesian_ridge.py"), ("miceforest", "mice_forest.py")):
        python = HERE / (".venv-impute/bin/python" if (HERE / ".venv-impute").exists() else ".venv/bin/python")
        module = "miceforest" if key == "miceforest" else "sklearn"
        if python.exists() and not subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
            found[key] = ([python, "-W", "ignore", HERE / script, file, out[key], str(ITERATIONS)], out[key])
    return found


def cost(command: list) -> tuple[float, float]:
    """Processor seconds (of all threads) and wall-clock seconds of a whole process."""
    threads = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), os.times().elapsed
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, env=os.environ | threads)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, os.times().elapsed - start


def quality(completed: pd.DataFrame, holed: pd.DataFrame, whole: pd.DataFrame) -> tuple[float, float, float]:
    """Mean error of a draw, its standard deviation over that of the truth, and how far correlations with the next column are off."""
    errors, ratios, correlations = [], [], []
    for number in range(GAPS):
        name, other, gap = holed.columns[number], holed.columns[(number + 1) % GAPS + GAPS], holed.iloc[:, number].isna()
        drawn, true = completed.loc[gap, name], whole.loc[gap, name]
        errors.append((drawn - true).abs().mean() / whole[name].std())
        ratios.append(drawn.std() / true.std())
        correlations.append(abs(drawn.corr(whole.loc[gap, other]) - true.corr(whole.loc[gap, other])))
    return float(np.mean(errors)), float(np.mean(ratios)), float(np.max(correlations))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", default="", help="tools, joined by commas")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, (holed, whole) = Path(temporary), made(arguments.rows)
        file = folder / "table.csv"
        holed.to_csv(file, index=False)
        chosen = {key: tool for key, tool in tools(file, folder).items() if not arguments.only or key in arguments.only.split(",")}
        costs: dict[str, list] = {key: [] for key in chosen}
        for _ in range(arguments.repeats):
            for key, (command, _) in chosen.items():
                if not costs[key] or costs[key][0][0] < ONCE:
                    costs[key].append(cost(command))
        ours = median(seconds for seconds, _ in costs["ours"]) if "ours" in costs else float("nan")
        print(f"{arguments.rows:,} rows x {COLUMNS} columns, {GAPS} with gaps ({holed.isna().mean().iloc[:GAPS].mean():.0%}); one thread, medians:\n")
        print("| | runs | processor seconds | times ours | wall clock, s | error of a draw, SD | SD of draws / truth | correlation off by |")
        print("|---|---|---|---|---|---|---|---|")
        for key, (_, out) in chosen.items():
            seconds, clock = (median(values) for values in zip(*costs[key]))
            error, ratio, correlation = quality(pd.read_csv(out), holed, whole)
            print(f"| {key} | {len(costs[key])} | {seconds:.2f} | {seconds / ours:.1f} | {clock:.2f} | {error:.4f} | {ratio:.3f} | {correlation:.4f} |")


if __name__ == "__main__":
    main()
