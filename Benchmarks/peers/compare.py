# SPDX-License-Identifier: EUPL-1.2
"""Ours beside other tools: time and memory on split 1, AUC and log-loss on ten splits, and large made sets.

    compare.py                                  everything; times are taken anew, in this run, one after the other (median of three)
    compare.py --accuracy-of ebm3x --jobs 1     only fills in the accuracies that are not known yet (these do not depend on how busy the machine is)

Writes its tables to docs/benchmarks.md, between the marks that name this script. A tool that is not here is left out, and the page says so.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import datasets
import made
import report
from accuracy import Accuracy, accuracy_of, known, measure
from prepare import prepare_audit
from tools import BAM, OURS, PEERS, TOOLS, Cost, evenkans_audit, fairlearn_audit

SPLITS = range(1, 11)


def accuracies(tool, name: str) -> list[Accuracy]:
    found = []
    for split in SPLITS:
        accuracy = known(tool, name, split)
        if accuracy is None:
            accuracy, cost = measure(tool, name, split)
            say(f"{tool.title}, {name}, split {split}: AUC {accuracy.auc:.4f}, log-loss {accuracy.log_loss:.4f}, {cost.seconds:.1f} s")
        found.append(accuracy)
    return found


def costs(tools: list, name: str) -> dict[str, Cost]:
    """Of one data set, for all tools alike and one after the other."""
    found = {tool.key: typical(tool, name) for tool in tools}
    say(f"{name}, split 1: " + ", ".join(f"{tool.title} {found[tool.key].seconds:.2f} s" for tool in tools))
    return found


def typical(tool, name: str) -> Cost:
    """The median of three runs, for every tool alike; of one, where it takes so long that a hiccup of the machine cannot matter."""
    runs = [measure(tool, name, 1)[1]]
    while len(runs) < 3 and runs[0].seconds < 60:
        runs.append(measure(tool, name, 1)[1])
    return sorted(runs, key=lambda cost: cost.seconds)[len(runs) // 2]


def made_set(tools: list) -> tuple[dict, float]:
    """:returns: cost and accuracy of each tool on the made set, and the deviance that its true risks have."""
    with tempfile.TemporaryDirectory() as folder:
        train, test, truth = made.write(Path(folder))
        found = {}
        for tool in tools:
            scores = Path(folder) / f"{tool.key}.csv"
            cost = tool.score(train, test, scores)
            found[tool.key] = cost, accuracy_of(tool.version, made.TRAIN_ROWS, test, scores)
            say(f"made set: {tool.title} {cost.seconds:.1f} s")
        return found, 2 * accuracy_of("", made.TRAIN_ROWS, test, truth).log_loss


def audit_costs() -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "audit.csv"
        prepare_audit(table)
        return evenkans_audit(table, Path(folder) / "audit"), fairlearn_audit(table, Path(folder))


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    arguments = parse()
    names = arguments.sets.split(",")
    if arguments.accuracy_of:
        tool = TOOLS[arguments.accuracy_of]
        if arguments.jobs and tool in PEERS:
            tool = replace(tool, jobs=arguments.jobs)
        for name in names:
            accuracies(tool, name)
        return

    tools = [tool for tool in TOOLS.values() if tool.installed]
    times = {name: costs(tools, name) for name in names}
    found = {name: {tool.key: accuracies(tool, name) for tool in tools} for name in names}
    on_made = made_set([tool for tool in (OURS, BAM) if tool.installed])
    text = report.page(tools, times, found, on_made, audit_costs())
    print(text)
    if set(names) == set(datasets.ALL):
        report.publish(text)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", default=",".join(datasets.ALL), help="which data sets, separated by commas")
    parser.add_argument("--accuracy-of", choices=list(TOOLS), help="only fit this tool on splits whose accuracy is not known")
    parser.add_argument("--jobs", type=int, help="with --accuracy-of: how many threads or processes the tool may use, where it can be told")
    arguments = parser.parse_args()
    if unknown := sorted(set(arguments.sets.split(",")) - set(datasets.ALL)):
        parser.error(f"unknown data sets: {', '.join(unknown)}; known are {', '.join(datasets.ALL)}")
    if arguments.accuracy_of and not TOOLS[arguments.accuracy_of].installed:
        parser.error(f"{arguments.accuracy_of} is not here: run `make peers`, or for our own name a program that knows its options in EVENKANS")
    return arguments


if __name__ == "__main__":
    main()
