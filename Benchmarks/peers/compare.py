# SPDX-License-Identifier: EUPL-1.2
"""Ours beside interpret's EBM (main effects): time and memory on split 1, log-loss on ten splits.

    compare.py                     everything; times of both tools are taken anew, in this run, one after the other (median of three)
    compare.py --accuracy-of ebm   only fills in the log-losses that are not known yet (these do not depend on how busy the machine is)

Writes its tables to docs/benchmarks.md, between the marks that name this script.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import datasets
from accuracy import Accuracy, known, measure, paired_difference
from prepare import prepare_audit
from report import accuracy_table, audit_table, machine, publish, time_table
from tools import Cost, Ebm, Evenkans, evenkans_audit, fairlearn_audit

SPLITS = range(1, 11)
OURS, PEER = Evenkans(), Ebm()


def accuracies(tool, name: str) -> list[Accuracy]:
    found = []
    for split in SPLITS:
        accuracy = known(tool, name, split)
        if accuracy is None:
            accuracy, cost = measure(tool, name, split)
            say(f"{tool.title}, {name}, split {split}: log-loss {accuracy.log_loss:.4f}, {cost.seconds:.1f} s")
        found.append(accuracy)
    return found


def costs(name: str) -> tuple[Cost, Cost]:
    ours, theirs = (typical(tool, name) for tool in (OURS, PEER))
    say(f"{name}, split 1: {OURS.title} {ours.seconds:.2f} s, {PEER.title} {theirs.seconds:.1f} s")
    return ours, theirs


def typical(tool, name: str) -> Cost:
    """The median of three runs, for both tools alike; of one, where it takes so long that a hiccup of the machine cannot matter."""
    runs = [measure(tool, name, 1)[1]]
    while len(runs) < 3 and runs[0].seconds < 60:
        runs.append(measure(tool, name, 1)[1])
    return sorted(runs, key=lambda cost: cost.seconds)[len(runs) // 2]


def audit_costs() -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "audit.csv"
        prepare_audit(table)
        return evenkans_audit(table, Path(folder) / "audit"), fairlearn_audit(table, Path(folder))


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", default=",".join(datasets.ALL), help="which data sets, separated by commas")
    parser.add_argument("--accuracy-of", choices=[OURS.key, PEER.key], help="only fit this tool on splits whose accuracy is not known")
    arguments = parser.parse_args()
    names = arguments.sets.split(",")
    if unknown := sorted(set(names) - set(datasets.ALL)):
        parser.error(f"unknown data sets: {', '.join(unknown)}; known are {', '.join(datasets.ALL)}")

    if arguments.accuracy_of:
        tool = OURS if arguments.accuracy_of == OURS.key else PEER
        for name in names:
            accuracies(tool, name)
        return

    times = {name: costs(name) for name in names}
    pairs = {name: (accuracies(OURS, name), accuracies(PEER, name)) for name in names}
    differences = {name: paired_difference(*pair) for name, pair in pairs.items()}
    text = "\n\n".join([machine(PEER), time_table(times), accuracy_table(pairs, differences), audit_table(*audit_costs())])
    print(text)
    if set(names) == set(datasets.ALL):
        publish(text)


if __name__ == "__main__":
    main()
