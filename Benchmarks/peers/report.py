# SPDX-License-Identifier: EUPL-1.2
"""The tables of the comparison, as Markdown, and their place in docs/benchmarks.md."""

import os
import platform
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import mean

import made
from accuracy import paired_difference
from tools import BAM, EBM, EBM_PAIRS, HERE, OURS, OURS_PAIRS, PEERS, TOOLS, XGBOOST

DOCUMENT = HERE.parents[1] / "docs/benchmarks.md"
BEGIN, END = "<!-- begin Benchmarks/peers/compare.py -->", "<!-- end Benchmarks/peers/compare.py -->"

# Not inferior: the upper limit of the mean difference in log-loss is below this. Small sets get the wider limit.
LIMITS = {"law_school": 0.003, "compas": 0.003}
DEFAULT_LIMIT = 0.001

# The speed that is promised for main effects, where EBM needs more than this many seconds.
SLOW, TIMES_FASTER = 20.0, 50.0

# The speed that is promised with pairs: of the sums over the data sets; and on no single one slower.
TIMES_FASTER_WITH_PAIRS = 30.0


@dataclass(frozen=True)
class Rivals:
    """Two tools whose log-loss is judged, ours minus theirs, and what the mean difference may be at most, where that is promised too."""

    ours: object
    theirs: object
    mean_limit: float | None = None


JUDGED = (Rivals(OURS, EBM), Rivals(OURS_PAIRS, EBM_PAIRS), Rivals(OURS_PAIRS, XGBOOST, mean_limit=0.003))


def page(tools: list, times: dict, found: dict, on_made: tuple, audit: tuple) -> str:
    """:param times: cost by data set and tool. :param found: accuracies of the splits by data set and tool."""
    present = {tool.key for tool in tools}
    parts = [machine(tools), cost_table(tools, times, "seconds"), cost_table(tools, times, "megabytes")]
    if {OURS.key, EBM.key} <= present:
        parts.append(speed_of_main_effects(times))
    if {OURS_PAIRS.key, EBM_PAIRS.key} <= present:
        parts.append(speed_with_pairs(times))
    parts.append(accuracy_table(tools, found))
    parts += [difference_table(rivals, found) for rivals in JUDGED if {rivals.ours.key, rivals.theirs.key} <= present]
    return "\n\n".join([*parts, made_table(*on_made), audit_table(*audit)])


def machine(tools: list) -> str:
    processor = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    system = re.search(r'PRETTY_NAME="(.+)"', Path("/etc/os-release").read_text())
    versions = dict.fromkeys(f"{peer.package} {peer.version}" for peer in PEERS if peer in tools)
    if BAM.installed:
        versions[f"mgcv {BAM.version} (R)"] = None
    absent = [tool.title for tool in (*TOOLS.values(), BAM) if tool not in tools and not tool.installed]
    return (
        f"Machine: {processor[1] if processor else platform.processor()}, {os.cpu_count()} cores, {int(memory[1]) // 1024**2} GB, "
        f"{system[1] if system else platform.system()}. Peers: {', '.join(versions)}; Python {platform.python_version()}. "
        "EBM is interpret's Explainable Boosting Machine with main effects (`interactions=0`), EBM 3x the same with `interactions='3x'`, all else at "
        "their defaults; its default `n_jobs=-2` leaves one core free."
        + (f" Not in this run: {', '.join(absent)}." if absent else "")
    )


def cost_table(tools: list, times: dict, measured: str) -> str:
    title = {
        "seconds": "Seconds of whole processes (read, fit, predict, write) on split 1, in one run, medians of three (of one if over a minute):",
        "megabytes": "Peak memory of the same processes, MB:",
    }[measured]
    digits = 2 if measured == "seconds" else 0
    rows = [[name, *(f"{getattr(cost[tool.key], measured):.{digits}f}" for tool in tools)] for name, cost in times.items()]
    return table(title, ["data set", *(tool.title for tool in tools)], rows)


def speed_of_main_effects(times: dict) -> str:
    rows = []
    for name, cost in times.items():
        theirs, ratio = cost[EBM.key].seconds, cost[EBM.key].seconds / cost[OURS.key].seconds
        judged = [f"{TIMES_FASTER:.0f}", yes(ratio >= TIMES_FASTER)] if theirs > SLOW else ["", ""]
        rows.append([name, f"{ratio:.0f}", *judged])
    title = f"Main effects, how many times faster than EBM; promised where EBM needs more than {SLOW:.0f} s:"
    return table(title, ["data set", "times faster", "must be at least", "met"], rows)


def speed_with_pairs(times: dict) -> str:
    def row(name: str, theirs: float, ours: float, limit: float) -> list[str]:
        return [name, f"{theirs / ours:.1f}", f"{limit:.0f}", yes(theirs / ours >= limit)]

    seconds = {name: (cost[EBM_PAIRS.key].seconds, cost[OURS_PAIRS.key].seconds) for name, cost in times.items()}
    rows = [row(name, *both, 1) for name, both in seconds.items()]
    rows.append(row("sum of all", *map(sum, zip(*seconds.values(), strict=True)), TIMES_FASTER_WITH_PAIRS))
    return table("With pairs, how many times faster than EBM 3x:", ["data set", "times faster", "must be at least", "met"], rows)


def accuracy_table(tools: list, found: dict) -> str:
    rows = [
        [name, *(f"{mean(a.auc for a in of[tool.key]):.4f} / {mean(a.log_loss for a in of[tool.key]):.4f}" for tool in tools)]
        for name, of in found.items()
    ]
    return table("Accuracy on ten 70/30 splits, means of AUC / log-loss on the test rows:", ["data set", *(tool.title for tool in tools)], rows)


def difference_table(rivals: Rivals, found: dict) -> str:
    title = (
        f"Log-loss, {rivals.ours.title} minus {rivals.theirs.title}: the mean paired difference over the splits with the standard error of\n"
        "Nadeau and Bengio (2003) and the upper limit of its 95% interval. Not inferior: that limit is below the column after it."
    )
    heads = ["data set", "difference", "SE", "upper limit", "must be below", "not inferior"]
    if rivals.mean_limit is not None:
        heads += ["difference at most", "met"]
    rows = []
    for name, of in found.items():
        difference = paired_difference(of[rivals.ours.key], of[rivals.theirs.key])
        limit = LIMITS.get(name, DEFAULT_LIMIT)
        row = [name, f"{difference.mean:+.5f}", f"{difference.standard_error:.5f}", f"{difference.upper:+.5f}", f"{limit:.3f}"]
        row.append(yes(difference.upper < limit))
        if rivals.mean_limit is not None:
            row += [f"{rivals.mean_limit:.3f}", yes(difference.mean <= rivals.mean_limit)]
        rows.append(row)
    return table(title, heads, rows)


def made_table(found: dict, true_deviance: float) -> str:
    title = (
        f"A made set of {made.TRAIN_ROWS:,} rows x {made.FEATURES} columns whose true risks are known (smooth, straight and "
        f"null effects, {made.PREVALENCE:.0%} events), whole processes.\nDeviance: per row, on {made.TEST_ROWS:,} other rows, "
        f"where the true risks have {true_deviance:.5f}. bam: mgcv's, a smooth of k = 15 for each column, `discrete=TRUE, nthreads=2`:"
    )
    rows = [
        [key, f"{cost.seconds:.1f}", f"{cost.megabytes:.0f}", f"{2 * accuracy.log_loss:.5f}", f"{2 * accuracy.log_loss - true_deviance:+.5f}"]
        for key, (cost, accuracy) in found.items()
    ]
    return table(title, ["tool", "seconds", "peak memory, MB", "deviance", "above the truth's"], rows)


def audit_table(ours, theirs) -> str:
    title = (
        "An audit of one score on 100,000 births by three attributes and their pairs, whole processes: ours with intervals, gaps, verdicts and the\n"
        f"report; fairlearn {version('fairlearn')}'s MetricFrame with the same rates and no intervals:"
    )
    return table(title, ["", "evenkans", "fairlearn", "times faster"], [
        ["seconds", f"{ours.seconds:.2f}", f"{theirs.seconds:.1f}", f"{theirs.seconds / ours.seconds:.0f}"],
        ["peak memory, MB", f"{ours.megabytes:.0f}", f"{theirs.megabytes:.0f}", ""],
    ])


def table(title: str, heads: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (heads, *rows)]
    return "\n".join([title, "", lines[0], "|" + "---|" * len(heads), *lines[1:]])


def yes(met: bool) -> str:
    return "yes" if met else "no"


def publish(text: str) -> None:
    """Replaces this script's part of docs/benchmarks.md and leaves the rest as it is."""
    document = DOCUMENT.read_text() if DOCUMENT.exists() else "# Benchmarks\n"
    part = f"{BEGIN}\n{text}\n{END}"
    if BEGIN in document and END in document:
        before, rest = document.split(BEGIN, 1)
        document = before + part + rest.split(END, 1)[1]
    else:
        document = document.rstrip("\n") + f"\n\n## Beside other tools\n\n{part}\n"
    DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(document)
