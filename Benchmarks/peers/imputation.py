# SPDX-License-Identifier: EUPL-1.2
"""How fast gaps are filled, and how well: ours beside R's mice, scikit-learn and miceforest, whole processes, one thread each, in one run.

    imputation.py                       100,000 rows x 20 columns, 21% missing in ten; prints the rows of docs/benchmarks.md
    imputation.py --only ours,mice      some tools; --rows another size; --repeats how often ours (and those that take seconds) run
    imputation.py --draws 19            how well alone: 19 imputations by each tool of 5,000 rows (or --rows)

Every tool reads the same CSV file, imputes once with five iterations, and writes the completed table; ours writes its report too. Each says on
standard error what the imputation alone took, without reading, writing and reporting. The table is
invented: twenty normal columns that share three factors, ten of them with gaps that hang on the others (missing at random), so that every missing
cell is known. On those cells: how far a draw lies from the truth, the spread of the draws beside that of the truth (too little noise makes the first
number small and the second too small), and how far correlations with another column are off. Of 19 draws of a cell: the continuous ranked
probability score (as a share of that of 19 draws from the observed values of the column), and how often the truth lies between the least and the
largest, which it does for 18 of 20 where the truth is like a draw.
"""

import argparse
import json
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

SEED, FIRST = 20, 7
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


def tools(file: Path, folder: Path, seed: int = FIRST) -> dict[str, tuple[list, Path]]:
    """The command of each tool that is here, and where it leaves the completed table."""
    out = {key: folder / f"{key}.csv" for key in ("mice", "bayesian-ridge", "miceforest")}
    ours = [program(), "impute", file, "--out", folder / "ours", "-m", "1", "--iterations", str(ITERATIONS), "--no-long", "--threads", "1",
            "--seed", str(seed), "--progress", "json"]
    found = {"ours": (ours, folder / "ours" / "imputed-1.csv")}
    if which("Rscript") and not subprocess.run(["Rscript", "-e", "library(mice)"], capture_output=True).returncode:
        found["mice"] = (["Rscript", HERE / "mice.R", file, out["mice"], str(ITERATIONS), str(seed)], out["mice"])
    for key, script in (("bayesian-ridge", "bayesian_ridge.py"), ("miceforest", "mice_forest.py")):
        python = HERE / (".venv-impute/bin/python" if (HERE / ".venv-impute").exists() else ".venv/bin/python")
        module = "miceforest" if key == "miceforest" else "sklearn"
        if python.exists() and not subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
            found[key] = ([python, "-W", "ignore", HERE / script, file, out[key], str(ITERATIONS), str(seed)], out[key])
    return found


def cost(command: list) -> tuple[float, float, float]:
    """Processor seconds (of all threads) and wall-clock seconds of a whole process, and the processor seconds of the imputation alone."""
    threads = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), os.times().elapsed
    run = subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | threads)
    after, elapsed = resource.getrusage(resource.RUSAGE_CHILDREN), os.times().elapsed - start
    said = [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]
    alone = sum(line["processor_seconds"] for line in said if line.get("part") == "imputing")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, elapsed, alone


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


def ranked(draws: np.ndarray, truth: np.ndarray) -> float:
    """The continuous ranked probability score of a column of draws for each cell, with every pair of different draws."""
    m, order = len(draws), np.sort(draws, axis=0)
    spread = (order * (2 * np.arange(m) - m + 1)[:, None]).sum(axis=0) / (m * (m - 1))
    return float((np.abs(draws - truth).mean(axis=0) - spread).mean())


def scores(rows: int, draws: int, only: str) -> None:
    """Prints how the draws of each tool do on the hidden cells."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, (holed, whole) = Path(temporary), made(rows)
        file = folder / "table.csv"
        holed.to_csv(file, index=False)
        names, random = list(holed.columns[:GAPS]), np.random.default_rng(SEED)
        gaps = {name: holed[name].isna().to_numpy() for name in names}
        marginal = {name: ranked(random.choice(holed[name].dropna(), (draws, gaps[name].sum())), whole.loc[gaps[name], name].to_numpy()) for name in names}
        print(f"{rows:,} rows x {COLUMNS} columns, {GAPS} with gaps; {draws} imputations of {ITERATIONS} iterations:\n")
        print("| | CRPS / that of the column alone | the truth lies between the draws (expected " + f"{(draws - 1) / (draws + 1):.3f}) |\n|---|---|---|")
        for key in tools(file, folder):
            if only and key not in only.split(","):
                continue
            completed = []
            for number in range(draws):
                command, out = tools(file, folder, FIRST + number)[key]
                cost(command)
                completed.append(pd.read_csv(out))
            score, held = [], []
            for name in names:
                own, truth = np.array([table.loc[gaps[name], name] for table in completed]), whole.loc[gaps[name], name].to_numpy()
                score.append(ranked(own, truth) / marginal[name])
                held.append(((own.min(axis=0) <= truth) & (truth <= own.max(axis=0))).mean())
            print(f"| {key} | {np.mean(score):.4f} | {np.mean(held):.4f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--draws", type=int, default=0, help="imputations of each tool for scores; 0: how fast")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", default="", help="tools, joined by commas")
    arguments = parser.parse_args()
    if arguments.draws:
        scores(arguments.rows or 5_000, arguments.draws, arguments.only)
        return
    arguments.rows = arguments.rows or 100_000
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
        ours = [median(values) for values in zip(*costs["ours"])] if "ours" in costs else [float("nan")] * 3
        print(f"{arguments.rows:,} rows x {COLUMNS} columns, {GAPS} with gaps ({holed.isna().mean().iloc[:GAPS].mean():.0%}); one thread, medians:\n")
        print(
            "| | runs | processor seconds | times ours | of which the imputation | times ours | wall clock, s "
            "| error of a draw, SD | SD of draws / truth | correlation off by |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for key, (_, out) in chosen.items():
            seconds, clock, alone = (median(values) for values in zip(*costs[key]))
            error, ratio, correlation = quality(pd.read_csv(out), holed, whole)
            print(
                f"| {key} | {len(costs[key])} | {seconds:.2f} | {seconds / ours[0]:.1f} | {alone:.2f} | {alone / ours[2]:.1f} | {clock:.2f} "
                f"| {error:.4f} | {ratio:.3f} | {correlation:.4f} |")


if __name__ == "__main__":
    main()
