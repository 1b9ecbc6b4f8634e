# SPDX-License-Identifier: EUPL-1.2
"""The tables of the comparison, as Markdown, and their place in docs/benchmarks.md."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from tools import HERE

DOCUMENT = HERE.parents[1] / "docs/benchmarks.md"
BEGIN, END = "<!-- begin Benchmarks/peers/compare.py -->", "<!-- end Benchmarks/peers/compare.py -->"

# Not inferior: the upper limit of the mean difference in log-loss is below this. Small sets get the wider limit.
LIMITS = {"law_school": 0.003}
DEFAULT_LIMIT = 0.001

# The speed that is promised, where EBM needs more than this many seconds.
SLOW, TIMES_FASTER = 20.0, 50.0


def machine(peer) -> str:
    processor = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    system = re.search(r'PRETTY_NAME="(.+)"', Path("/etc/os-release").read_text())
    return (
        f"Machine: {processor[1] if processor else platform.processor()}, {os.cpu_count()} cores, {int(memory[1]) // 1024**2} GB, "
        f"{system[1] if system else platform.system()}. Peer: interpret-core {peer.version} (Explainable Boosting Machine, `interactions=0`, "
        f"all else at its default), Python {platform.python_version()}."
    )


def time_table(times: dict) -> str:
    lines = [
        "Time and memory of whole processes (read, fit, predict, write) on split 1, in one run, medians of three (of one run where it takes over a minute):", "",
        "| data set | evenkans, s | EBM, s | times faster | evenkans, MB | EBM, MB |", "|---|---|---|---|---|---|",
    ]
    for name, (ours, theirs) in times.items():
        ratio = theirs.seconds / ours.seconds
        judged = "" if theirs.seconds <= SLOW else " (at least 50: yes)" if ratio >= TIMES_FASTER else " (at least 50: no)"
        lines.append(
            f"| {name} | {ours.seconds:.2f} | {theirs.seconds:.1f} | {ratio:.0f}{judged} | {ours.megabytes:.0f} | {theirs.megabytes:.0f} |")
    return "\n".join(lines)


def accuracy_table(pairs: dict, differences: dict) -> str:
    lines = [
        "Accuracy on ten 70/30 splits: means over the splits, and the mean paired difference in log-loss (ours minus EBM's) with the standard error",
        "of Nadeau and Bengio (2003) and the upper limit of its 95% interval. Not inferior: that limit is below the last column but one.", "",
        "| data set | AUC, evenkans | AUC, EBM | log-loss, evenkans | log-loss, EBM | difference | SE | upper limit | must be below | not inferior |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, (ours, theirs) in pairs.items():
        difference, limit = differences[name], LIMITS.get(name, DEFAULT_LIMIT)
        cells = [
            name, *(f"{mean(a.auc for a in side):.4f}" for side in (ours, theirs)), *(f"{mean(a.log_loss for a in side):.4f}" for side in (ours, theirs)),
            f"{difference.mean:+.5f}", f"{difference.standard_error:.5f}", f"{difference.upper:+.5f}", f"{limit:.3f}", "yes" if difference.upper < limit else "no",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def audit_table(ours, theirs) -> str:
    return "\n".join([
        "An audit of one score on 100,000 births by three attributes and their pairs, whole processes: ours with intervals, gaps, verdicts and the report;",
        f"fairlearn {version('fairlearn')}'s MetricFrame with the same rates and no intervals:", "",
        "| | evenkans | fairlearn | times faster |", "|---|---|---|---|",
        f"| seconds | {ours.seconds:.2f} | {theirs.seconds:.1f} | {theirs.seconds / ours.seconds:.0f} |",
        f"| peak memory, MB | {ours.megabytes:.0f} | {theirs.megabytes:.0f} | |",
    ])


def publish(text: str) -> None:
    """Replaces this script's part of docs/benchmarks.md and leaves the rest as it is."""
    document = DOCUMENT.read_text() if DOCUMENT.exists() else "# Benchmarks\n"
    part = f"{BEGIN}\n{text}\n{END}"
    if BEGIN in document and END in document:
        before, rest = document.split(BEGIN, 1)
        document = before + part + rest.split(END, 1)[1]
    else:
        document = document.rstrip("\n") + f"\n\n## Beside the Explainable Boosting Machine\n\n{part}\n"
    DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(document)
