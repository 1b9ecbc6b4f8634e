# SPDX-License-Identifier: EUPL-1.2
"""How the time and the memory of `evenkans fit` grow with rows and features, without pairs and with.

Tables are of register_like.py, one at a time, in a temporary folder. What is found is kept in docs/growth.csv, where a size that is
measured again replaces what was there, and drawn in docs/growth.svg. One run a size; the median of three where it takes less than ten
seconds.
"""

import argparse
import csv
import sys
import tempfile
from pathlib import Path

import register_like
from tools import HERE, OURS, OURS_PAIRS, Cost, program, run

ROWS = "10000,100000,1000000,3000000"
FEATURES = "20,50,100"
DOCS = HERE.parents[1] / "docs"
HEADS = ["rows", "features", "pairs", "seconds", "megabytes"]
MODELS = {"none": OURS, "auto": OURS_PAIRS}


def main() -> None:
    arguments = parse()
    models = {pairs: tool for pairs, tool in MODELS.items() if pairs in arguments.pairs.split(",") and tool.installed}
    if len(models) < len(arguments.pairs.split(",")):
        print(f"{program()} does not know --pairs: only main effects are measured.", file=sys.stderr)
    for features in map(int, arguments.features.split(",")):
        for rows in map(int, arguments.rows.split(",")):
            measure(arguments.out, rows, features, models)
    draw(known(arguments.out), arguments.plot)


def measure(out: Path, rows: int, features: int, models: dict) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "register.parquet"
        register_like.write(table, rows, features)
        for pairs, tool in models.items():
            cost = typical(tool.fitting(table, Path(folder) / "model.json"))
            print(f"{rows:,} x {features}, pairs {pairs}: {cost.seconds:.2f} s, {cost.megabytes:.0f} MB", file=sys.stderr, flush=True)
            keep(out, (rows, features, pairs), cost)


def typical(command: list) -> Cost:
    costs = [run(command)]
    while len(costs) < 3 and costs[0].seconds < 10:
        costs.append(run(command))
    return sorted(costs, key=lambda cost: cost.seconds)[len(costs) // 2]


def known(path: Path) -> dict[tuple, tuple]:
    """(seconds, megabytes) by (rows, features, pairs)."""
    if not path.exists():
        return {}
    with path.open(newline="") as lines:
        return {(int(r["rows"]), int(r["features"]), r["pairs"]): (float(r["seconds"]), float(r["megabytes"])) for r in csv.DictReader(lines)}


def keep(path: Path, size: tuple, cost: Cost) -> None:
    found = known(path) | {size: (round(cost.seconds, 2), round(cost.megabytes))}
    order = sorted(found, key=lambda size: (list(MODELS).index(size[2]), size[1], size[0]))
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADS, *([*size, f"{found[size][0]:.2f}", f"{found[size][1]:.0f}"] for size in order)])


def draw(found: dict, path: Path) -> None:
    """Two panels on logarithmic scales: seconds and megabytes against rows, one line for each number of features; with pairs dashed."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "growth", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for index, (panel, label) in enumerate(zip(panels, ("seconds", "peak memory, MB"), strict=True)):
        for colour, features in enumerate(sorted({size[1] for size in found})):
            for pairs, style in (("none", "-"), ("auto", "--")):
                points = sorted((size[0], value[index]) for size, value in found.items() if size[1:] == (features, pairs))
                if points:
                    name = f"{features} features" + (", with pairs" if pairs == "auto" else "")
                    panel.plot(*zip(*points, strict=True), style, marker=".", color=f"C{colour}", label=name)
        panel.set(xscale="log", yscale="log", xlabel="rows", ylabel=label)
        panel.grid(alpha=0.3)
    panels[0].legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=ROWS, help=f"separated by commas; {ROWS}")
    parser.add_argument("--features", default=FEATURES, help=f"separated by commas; {FEATURES}")
    parser.add_argument("--pairs", default=",".join(MODELS), help="none, auto, or both separated by a comma")
    parser.add_argument("--out", type=Path, default=DOCS / "growth.csv", help="docs/growth.csv")
    parser.add_argument("--plot", type=Path, default=DOCS / "growth.svg", help="docs/growth.svg")
    arguments = parser.parse_args()
    if unknown := set(arguments.pairs.split(",")) - set(MODELS):
        parser.error(f"--pairs is none, auto or both, not {', '.join(sorted(unknown))}")
    return arguments


if __name__ == "__main__":
    main()
