#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Scores a CSV file with a model file of Evenkans, with nothing but Python's own library.

    score.py model.json births.csv > scores.csv

Prints risk, lower and upper of every row; a model of trees has no limits, so they stay empty. The format of a model: docs/formats/model.md.
"""

import bisect
import csv
import json
import math
import re
import sys

MISSING = {"", "NA", "NaN", "nan", "NULL", "null", "<NA>"}
MISSING_AMONG_NUMBERS = MISSING | {"None", ".", "N/A", "n/a", "#N/A"}

# Stata's and SAS's tagged missing values.
TAG = re.compile(r"\.[A-Za-z]")


def basis(knots, value):
    """What the slopes multiply: the value, and the columns of a restricted cubic spline."""
    if not knots:
        return [value]
    x = min(max(value, -1e100), 1e100)
    before, last = knots[-2:]
    span, inside = last - knots[0], min(x, last)
    columns = [x]
    for knot in knots[:-2]:
        first, second = max(inside - knot, 0.0) / span, max(inside - before, 0.0) / span
        cubic = span * (first * first * first - second * second * second * ((last - knot) / (last - before)))
        columns.append(cubic + 3 * (last - knot) * ((before - knot) / span) * ((x - inside) / span))
    return columns


class Term:
    """What one feature adds to the log-odds, and to each draw of them."""

    def __init__(self, term):
        self.name, self.missing = term["name"], term["missing"]
        spline = term.get("spline", {"knots": [], "slopes": []})
        self.knots, self.slopes = spline["knots"], ([term["slope"]] if "slope" in term else []) + spline["slopes"]
        self.edges, self.levels, self.bins = term.get("edges"), term.get("levels"), term["bins"]
        self.is_numeric = term["type"] == "numeric"
        self.value_bins = len(self.edges) + 1 if self.is_numeric else len(self.levels)

    def place(self, cell):
        """The number of the cell's bin, and how many times each slope."""
        last = len(self.bins) - 1
        if cell in self.missing:
            return self.value_bins + self.missing.index(cell), []
        if cell in (MISSING_AMONG_NUMBERS if self.is_numeric else MISSING):
            kind = "not-recorded"
            return self.value_bins + self.missing.index(kind) if kind in self.missing else last, []
        if self.is_numeric and TAG.fullmatch(cell):
            return last, []
        if self.is_numeric:
            value = float(cell)
            return bisect.bisect_right(self.edges, value), basis(self.knots, value)
        return self.levels.index(cell) if cell in self.levels else last, []


def cell_of(pair, bins):
    """The coefficient of the cell of two features' bins."""
    first, second = (groups[bins[name]] for name, groups in zip(pair["features"], pair["groups"]))
    return pair["cells"][first * (max(pair["groups"][1]) + 1) + second]


def risk(log_odds):
    return 1 / (1 + math.exp(-log_odds))


def score(model, terms, row):
    estimate, draws = model["intercept"]["log_odds"], list(model["intercept"]["draws"])
    bins, parts = {}, []
    for term in terms:
        bins[term.name], times = term.place(row[term.name].strip())
        parts += [(term.bins[bins[term.name]], 1.0)] + list(zip(term.slopes, times))
    parts += [(cell_of(pair, bins), 1.0) for pair in model.get("pairs", [])]
    for coefficient, factor in parts:
        estimate += factor * coefficient["log_odds"]
        draws = [draw + factor * other for draw, other in zip(draws, coefficient["draws"])]
    if "offset" in model:
        offset = float(row[model["offset"]])
        if not math.isfinite(offset):
            raise ValueError(f"column {model['offset']} needs a finite number in every row")
        estimate, draws = estimate + offset, [draw + offset for draw in draws]
    spread = math.sqrt(sum((draw - estimate) ** 2 for draw in draws) / len(draws)) if draws else 0.0
    half = model["interval_multiplier"] * spread
    return risk(estimate), risk(estimate - half), risk(estimate + half)


def bin_of(feature, cell):
    """The number of the cell's bin, and the number in it if it is one."""
    is_numeric, missing = feature["type"] == "numeric", feature["missing"]
    values = 1 if is_numeric else len(feature["levels"])
    rest = values + len(missing)
    if cell in missing:
        return values + missing.index(cell), None
    if cell in (MISSING_AMONG_NUMBERS if is_numeric else MISSING):
        return values + missing.index("not-recorded") if "not-recorded" in missing else rest, None
    if is_numeric:
        return (rest, None) if TAG.fullmatch(cell) else (0, float(cell))
    return feature["levels"].index(cell) if cell in feature["levels"] else rest, None


def score_by_trees(model, row):
    """The risk of a model of trees; it has no limits."""
    found = [bin_of(feature, row[feature["name"]].strip()) for feature in model["features"]]
    log_odds = model["intercept"]["log_odds"]
    for tree in model["trees"]:
        node = tree[0]
        while "log_odds" not in node:
            bin, value = found[node["feature"]]
            if "bins" in node:
                answer = "yes" if bin in node["bins"] else "no"
            else:
                answer = "missing" if value is None else "yes" if value < node["below"] else "no"
            node = tree[node[answer]]
        log_odds += node["log_odds"]
    return risk(log_odds)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        model = json.load(file)
    if (model.get("format"), model.get("version")) != ("evenkans-model", 1):
        sys.exit(f"{sys.argv[1]} is no model file of version 1.")
    has_trees = "trees" in model
    terms = [] if has_trees else [Term(term) for term in model["features"]]
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for name in [feature["name"] for feature in model["features"]] + ([model["offset"]] if "offset" in model else []):
            if name not in (rows.fieldnames or []):
                sys.exit(f"{sys.argv[2]} has no column {name}.")
        print("risk,lower,upper")
        for row in rows:
            print(f"{score_by_trees(model, row)!r},," if has_trees else ",".join(repr(value) for value in score(model, terms, row)))


if __name__ == "__main__":
    main()
