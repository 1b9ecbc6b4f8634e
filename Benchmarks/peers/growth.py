# SPDX-License-Identifier: EUPL-1.2
"""How the time and the memory of `evenkans fit` grow with rows and features, without pairs and with, and what the time is spent on.

Tables are of register_like.py, one at a time, in a temporary folder. What is found is kept in docs/growth.csv, where a size that is
measured again replaces what was there, and drawn in docs/growth.svg. One run a size; the median of three where it takes less than ten
seconds. The parts are those that the program itself says (`--progress json`): reading, rows (passes over the rows), algebra, pairs (which
features go together), writing. A size that is known already is left out with --missing, so that a run that was stopped goes on.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import register_like
from tools import HERE, OURS, OURS_PAIRS, program

ROWS = "10000,30000,100000,300000,1000000,3000000"
FEATURES = "20,50,100"
DOCS = HERE.parents[1] / "docs"
PARTS = ("reading", "rows", "algebra", "pairs", "writing")
HEADS = ["rows", "features", "pairs", "seconds", "megabytes", "processor", *PARTS]
MODELS = {"none": OURS, "auto": OURS_PAIRS}


@dataclass
class Growth:
    """Of one fit: the clock, the peak, the processor time of all threads, and its parts."""

    seconds: float
    megabytes: float
    processor: float
    parts: dict[str, float]

    def cells(self) -> list[str]:
        return [f"{self.seconds:.2f}", f"{self.megabytes:.0f}", f"{self.processor:.2f}", *(f"{self.parts[part]:.3f}" for part in PARTS)]


def main() -> None:
    arguments = parse()
    models = {pairs: tool for pairs, tool in MODELS.items() if pairs in arguments.pairs.split(",") and tool.installed}
    if len(models) < len(arguments.pairs.split(",")):
        print(f"{program()} does not know --pairs: only main effects are measured.", file=sys.stderr)
    for features in map(int, arguments.features.split(",")):
        for rows in map(int, arguments.rows.split(",")):
            done = known(arguments.out) if arguments.missing else {}
            wanted = {pairs: tool for pairs, tool in models.items() if (rows, features, pairs) not in done}
            if wanted:
                measure(arguments.out, rows, features, wanted)
    draw(known(arguments.out), arguments.plot)


def measure(out: Path, rows: int, features: int, models: dict) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "register.parquet"
        register_like.write(table, rows, features)
        for pairs, tool in models.items():
            growth = typical(tool.fitting(table, Path(folder) / "model.json"))
            parts = ", ".join(f"{part} {growth.parts[part]:.2f}" for part in PARTS)
            print(
                f"{rows:,} x {features}, pairs {pairs}: {growth.seconds:.2f} s, {growth.megabytes:.0f} MB ({parts} s)",
                file=sys.stderr, flush=True)
            keep(out, (rows, features, pairs), growth)


def typical(command: list) -> Growth:
    runs = [fitted(command)]
    while len(runs) < 3 and runs[0].seconds < 10:
        runs.append(fitted(command))
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def fitted(command: list) -> Growth:
    """One fit as a process of its own; what it says of its parts stands on standard error."""
    command = [str(part) for part in command if part != "--quiet"]
    measured = subprocess.run(
        [sys.executable, "-I", "-S", HERE / "measure.py", *command, "--progress", "json"], capture_output=True, text=True, check=True)
    seconds, kilobytes, exit_code = measured.stdout.split()
    if exit_code != "0":
        raise SystemExit(f"evenkans fit ended with exit code {exit_code}: {measured.stderr[-500:]}")
    said = [json.loads(line) for line in measured.stderr.splitlines() if line.startswith("{")]
    parts = {line["part"]: line for line in said if "part" in line}
    return Growth(
        float(seconds), float(kilobytes) / 1024, sum(part["processor_seconds"] for part in parts.values()),
        {part: parts.get(part, {}).get("seconds", 0.0) for part in PARTS})


def known(path: Path) -> dict[tuple, Growth]:
    """By (rows, features, pairs)."""
    if not path.exists():
        return {}
    with path.open(newline="") as lines:
        return {
            (int(r["rows"]), int(r["features"]), r["pairs"]): Growth(
                float(r["seconds"]), float(r["megabytes"]), float(r["processor"]), {part: float(r[part]) for part in PARTS})
            for r in csv.DictReader(lines)
        }


def keep(path: Path, size: tuple, growth: Growth) -> None:
    found = known(path) | {size: growth}
    order = sorted(found, key=lambda size: (list(MODELS).index(size[2]), size[1], size[0]))
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADS, *([*size, *found[size].cells()] for size in order)])


def draw(found: dict[tuple, Growth], path: Path) -> None:
    """Seconds and megabytes against rows on logarithmic scales, and below them what the seconds are spent on, as shares."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "growth", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    every = sorted({size[1] for size in found})
    figure, panels = pyplot.subplots(3, max(2, len(every)), figsize=(10, 9), layout="constrained", squeeze=False)
    labels = ("seconds", "peak memory, MB")
    for panel, label, value in zip(panels[0], labels, (lambda g: g.seconds, lambda g: g.megabytes), strict=False):
        lines(panel, found, every, value)
        panel.set(xscale="log", yscale="log", xlabel="rows", ylabel=label)
        panel.grid(alpha=0.3)
    for panel in panels[0][2:]:
        panel.axis("off")
    # Beside the two panels, where there is room.
    handles, names = panels[0][0].get_legend_handles_labels()
    (panels[0][2] if len(every) > 2 else panels[0][0]).legend(handles, names, frameon=False, loc="center" if len(every) > 2 else "best")
    for row, (pairs, title) in enumerate((("none", "main effects"), ("auto", "with pairs")), start=1):
        for panel, features in zip(panels[row], every, strict=False):
            shares(panel, {size[0]: growth for size, growth in found.items() if size[1:] == (features, pairs)})
            panel.set_title(f"{features} features, {title}")
        for panel in panels[row][len(every):]:
            panel.axis("off")
        panels[row][0].set_ylabel("share of the seconds")
    handles, names = panels[1][0].get_legend_handles_labels()
    if handles:
        figure.legend(handles, names, loc="outside lower center", ncols=len(PARTS), frameon=False)
    figure.savefig(path, metadata={"Date": None})


def lines(panel, found: dict[tuple, Growth], every: list[int], value) -> None:
    """One line for each number of features; with pairs dashed."""
    for colour, features in enumerate(every):
        for pairs, style in (("none", "-"), ("auto", "--")):
            points = sorted((size[0], value(growth)) for size, growth in found.items() if size[1:] == (features, pairs))
            if points:
                name = f"{features} features" + (", with pairs" if pairs == "auto" else "")
                panel.plot(*zip(*points, strict=True), style, marker=".", color=f"C{colour}", label=name)


def shares(panel, by_rows: dict[int, Growth]) -> None:
    rows = sorted(by_rows)
    below = [0.0] * len(rows)
    for part in PARTS:
        heights = [by_rows[n].parts[part] / (sum(by_rows[n].parts.values()) or 1) for n in rows]
        panel.bar([f"{n:,}" for n in rows], heights, bottom=below, label=part, width=0.8)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    panel.set(ylim=(0, 1))
    panel.tick_params(axis="x", labelrotation=45)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=ROWS, help=f"separated by commas; {ROWS}")
    parser.add_argument("--features", default=FEATURES, help=f"separated by commas; {FEATURES}")
    parser.add_argument("--pairs", default=",".join(MODELS), help="none, auto, or both separated by a comma")
    parser.add_argument("--out", type=Path, default=DOCS / "growth.csv", help="docs/growth.csv")
    parser.add_argument("--plot", type=Path, default=DOCS / "growth.svg", help="docs/growth.svg")
    parser.add_argument("--missing", action="store_true", help="only sizes that are not in the table yet")
    arguments = parser.parse_args()
    if unknown := set(arguments.pairs.split(",")) - set(MODELS):
        parser.error(f"--pairs is none, auto or both, not {', '.join(sorted(unknown))}")
    return arguments


if __name__ == "__main__":
    main()
