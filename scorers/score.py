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
    if log_odds < 0:
        return math.exp(log_odds) / (1 + math.exp(log_odds))
    return 1 / (1 + math.exp(-log_odds))


class Cholesky:
    """L of A = L L', by loops whose order is fixed: every scorer gets the same bits."""

    def __init__(self, size, element):
        self.lower = [[0.0] * size for _ in range(size)]
        self.is_positive = True
        for row in range(size):
            for column in range(row + 1):
                total = element(row, column)
                for inner in range(column):
                    total -= self.lower[row][inner] * self.lower[column][inner]
                if row == column:
                    if not (total > 0 and math.isfinite(total)):
                        self.is_positive = False
                        return
                    self.lower[row][row] = math.sqrt(total)
                else:
                    self.lower[row][column] = total / self.lower[column][column]

    def solve(self, right):
        x = list(right)
        for row in range(len(x)):
            for inner in range(row):
                x[row] -= self.lower[row][inner] * x[inner]
            x[row] /= self.lower[row][row]
        for row in reversed(range(len(x))):
            for inner in range(row + 1, len(x)):
                x[row] -= self.lower[inner][row] * x[inner]
            x[row] /= self.lower[row][row]
        return x


class Imputer:
    """What a row lacks, from what it has: at each node of the model, a value for every gap. The rules: docs/formats/model.md."""

    def __init__(self, gaps):
        self.kept, self.codes, self.nodes = gaps.get("kept", {}), gaps.get("codes", {}), gaps.get("nodes", [])
        imputer = gaps.get("imputer", {"features": [], "mean": [], "covariance": []})
        self.features, self.mean = imputer["features"], imputer["mean"]
        self.lower, self.models = imputer["covariance"], {}

    def covariance(self, row, column):
        return self.lower[max(row, column)][min(row, column)]

    def padded(self, row, column):
        value = self.covariance(row, column)
        return value * (1 + 1e-7) + 1e-9 if row == column else value

    def kind(self, name, is_numeric, cell):
        """Why the cell has no value; None where it has one."""
        if cell in self.kept.get(name, []) + self.codes.get(name, []):
            return cell
        if cell in (MISSING_AMONG_NUMBERS if is_numeric else MISSING):
            return "not-recorded"
        if is_numeric and (TAG.fullmatch(cell) or not math.isfinite(float(cell))):
            return cell
        return None

    def is_gap(self, name, is_numeric, cell):
        kind = self.kind(name, is_numeric, cell)
        return kind is not None and kind != "structural" and kind not in self.kept.get(name, [])

    def columns(self, feature):
        size = 1 if feature["type"] == "numeric" else max([-1] + [place for place in feature["places"] if place is not None]) + 1
        return list(range(feature["column"], feature["column"] + size))

    def state(self, feature, cell):
        is_numeric = feature["type"] == "numeric"
        kind = self.kind(feature["name"], is_numeric, cell)
        if kind is not None:
            return "missing" if self.is_gap(feature["name"], is_numeric, cell) else "not-applicable"
        if not is_numeric:
            level = feature["levels"].index(cell) if cell in feature["levels"] else None
            if level is None or (level != feature["reference"] and feature["places"][level] is None):
                return "unseen"
        return "known"

    def steps(self, states):
        """How rows that lack the same features are filled: levels one by one, then all numbers together."""
        if states in self.models:
            return self.models[states]
        given, steps, numbers = [], [], []
        for feature, state in zip(self.features, states):
            extra = feature.get("not_applicable")
            if extra is not None:
                given.append(extra)
            if state == "known" or (state == "not-applicable" and extra is not None):
                given += self.columns(feature)
        for place, feature in enumerate(self.features):
            if states[place] != "missing":
                continue
            if feature["type"] == "numeric":
                numbers.append(place)
            else:
                steps.append(("level", place, self.levels(feature, list(given))))
                given += self.columns(feature)
        if numbers:
            steps.append(("numbers", numbers, self.numbers([self.features[place]["column"] for place in numbers], given)))
        self.models[states] = steps
        return steps

    def levels(self, feature, given):
        own, classes, rest = self.columns(feature), [], 0.0
        for place, column in enumerate(own):
            if place in feature["places"]:
                classes.append((feature["places"].index(place), self.mean[column], column))
        for _, share, _ in classes:
            rest += share
        classes = [part for part in classes + [(feature["reference"], 1 - rest, None)] if part[1] > 1e-12]
        means = []
        for _, share, column in classes:
            mean = []
            for other in given:
                if column is None:
                    total = 0.0
                    for one in own:
                        total += self.covariance(other, one)
                    total = -total
                else:
                    total = self.covariance(other, column)
                mean.append(self.mean[other] + total / share)
            means.append(mean)
        shifts = [[value - self.mean[column] for value, column in zip(mean, given)] for mean in means]

        def within(first, second):
            value = self.padded(given[first], given[second])
            for (_, share, _), shift in zip(classes, shifts):
                value -= share * shift[first] * shift[second]
            return max(value, 0) * (1 + 1e-7) + 1e-6 if first == second else value

        shares, parts = feature.get("shares"), []
        for level, _, column in classes:
            if shares is None or column is None:
                parts.append([(level, 1.0)])
            else:
                place = column - feature["column"]
                parts.append([(one, shares[one]) for one, other in enumerate(feature["places"]) if other == place and shares[one] > 0])
        factor = Cholesky(len(given), within)
        if not factor.is_positive:
            return parts, given, [[0.0] * len(given) for _ in classes], [math.log(part[1]) for part in classes]
        slopes, intercepts = [factor.solve(mean) for mean in means], []
        for (_, share, _), mean, slope in zip(classes, means, slopes):
            total = 0.0
            for one, other in zip(mean, slope):
                total += one * other
            intercepts.append(math.log(share) - total / 2)
        return parts, given, slopes, intercepts

    def numbers(self, columns, given):
        inner = Cholesky(len(given), lambda row, column: self.padded(given[row], given[column]))
        slopes = [
            inner.solve([self.covariance(other, column) for other in given]) if inner.is_positive else [0.0] * len(given) for column in columns
        ]

        def rest(first, second):
            explained = 0.0
            for column, slope in zip(given, slopes[second]):
                explained += self.covariance(columns[first], column) * slope
            value = self.padded(columns[first], columns[second]) - explained
            return max(value, 0) + 1e-12 if first == second else value

        return columns, list(given), slopes, Cholesky(len(columns), rest)

    def filled(self, row):
        """The row at each node, its gaps filled; None for a row without gaps."""
        cells = [row[feature["name"]].strip() for feature in self.features]
        states = tuple(self.state(feature, cell) for feature, cell in zip(self.features, cells))
        if "missing" not in states:
            return None
        design = [0.0] * len(self.mean)
        design[0] = 1.0
        for feature, cell, state in zip(self.features, cells, states):
            if state == "not-applicable" and feature.get("not_applicable") is not None:
                design[feature["not_applicable"]] = 1.0
            elif state == "known" and feature["type"] == "numeric":
                design[feature["column"]] = (float(cell) - feature["centre"]) / feature["scale"]
            elif state == "known":
                place = feature["places"][feature["levels"].index(cell)]
                if place is not None:
                    design[feature["column"] + place] = 1.0
        return [self.at(node, self.steps(states), list(design), dict(row)) for node in self.nodes]

    def at(self, node, steps, design, row):
        for step in steps:
            if step[0] == "level":
                _, place, (levels, given, slopes, intercepts) = step
                feature, scores = self.features[place], []
                for slope, score in zip(slopes, intercepts):
                    for column, value in zip(given, slope):
                        score += design[column] * value
                    scores.append(score)
                weights = [math.exp(score - max(scores)) for score in scores]
                total = 0.0
                for weight in weights:
                    total += weight
                candidates = [(one, weight / total * share) for parts, weight in zip(levels, weights) for one, share in parts]
                left, level = node[place], candidates[-1][0]
                for candidate, probability in candidates:
                    left -= probability
                    if left < 0:
                        level = candidate
                        break
                row[feature["name"]] = feature["levels"][level]
                column = feature["places"][level]
                if column is not None:
                    design[feature["column"] + column] = 1.0
            else:
                _, places, (columns, given, slopes, factor) = step
                means = []
                for column, slope in zip(columns, slopes):
                    value = self.mean[column]
                    for other, by in zip(given, slope):
                        value += (design[other] - self.mean[other]) * by
                    means.append(value)
                for number, place in enumerate(places):
                    value, feature = means[number], self.features[place]
                    for inner in range(number + 1) if factor.is_positive else []:
                        value += factor.lower[number][inner] * node[places[inner]]
                    value = feature["centre"] + feature["scale"] * value
                    value = max(0.0, value) if feature["positive"] else value
                    if "bounds" in feature:
                        value = min(max(value, feature["bounds"][0]), feature["bounds"][1])
                    row[feature["name"]] = repr(math.copysign(math.floor(abs(value) + 0.5), value) if feature["whole"] else value)
        return row


def refuse(model, rows):
    """A model for complete rows scores no others."""
    gaps = Imputer(model["gaps"])
    open_rows = [
        row for row in rows
        if any(gaps.is_gap(feature["name"], feature["type"] == "numeric", row[feature["name"]].strip()) for feature in model["features"])
    ]
    if open_rows:
        sys.exit(f"The model is for complete rows, and {len(open_rows)} rows have a gap.")


def bounded(value):
    return min(max(value, 1e-12), 1 - 1e-12)


def logit(value):
    return math.log(value) - math.log1p(-value)


def marginal(model, terms, rows):
    """The mean risk over the rows that one row with gaps could be, with limits by the means of its draws."""
    sums = [add_up(model, terms, row) for row in rows]
    mean = total(risk(estimate) for estimate, _ in sums) / len(rows)
    draws = [total(risk(own[number]) for _, own in sums) / len(rows) for number in range(len(sums[0][1]))]
    centre = logit(bounded(mean))
    spread = math.sqrt(total((logit(bounded(draw)) - centre) ** 2 for draw in draws) / len(draws)) if draws else 0.0
    half = model["interval_multiplier"] * spread
    return mean, risk(centre - half), risk(centre + half)


def total(values):
    result = 0.0
    for value in values:
        result += value
    return result


def score(model, terms, row):
    estimate, draws = add_up(model, terms, row)
    spread = math.sqrt(sum((draw - estimate) ** 2 for draw in draws) / len(draws)) if draws else 0.0
    half = model["interval_multiplier"] * spread
    return risk(estimate), risk(estimate - half), risk(estimate + half)


def add_up(model, terms, row):
    """The log-odds of a row, and each draw of them."""
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
    return estimate, draws


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
        gaps = model.get("gaps")
        if gaps and gaps["rule"] == "refuse":
            rows = list(rows)
            refuse(model, rows)
        imputer = Imputer(gaps) if gaps and gaps["rule"] == "impute" else None
        print("risk,lower,upper")
        for row in rows:
            filled = imputer.filled(row) if imputer else None
            if has_trees:
                risks = [score_by_trees(model, one) for one in filled or [row]]
                print(f"{total(risks) / len(risks)!r},,")
            else:
                print(",".join(repr(value) for value in (marginal(model, terms, filled) if filled else score(model, terms, row))))


if __name__ == "__main__":
    main()
