// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import MissingData
import Protected
import RegisterData

/// What is to be known of an imputation before anybody uses it: how each column was drawn, whether the chains settled, what the values look like
/// beside those observed, and who gave them to whom.
struct ImputationFindings {
    let tables: ImputedTables
    let leftOut: [(column: String, reason: ImputedColumns.Reason)]
    let attributes: [ProtectedAttribute]

    func all() -> [Finding] {
        let convergence = tables.convergence
        return [columns, absent]
            + tables.imputedColumns.flatMap { name in
                [settled(name, convergence), trace(name), distribution(name), donors(name)].compactMap { $0 } + donorGroups(name)
            }
    }

    private func about(_ column: String? = nil, attribute: String? = nil) -> About { About(rows: .all, attribute: attribute, column: column) }

    private func table(_ key: String, _ about: About, _ columns: [String], _ rows: [[EvidenceValue]], says: Sentence? = nil) -> Finding {
        Finding(key: key, about: about, table: EvidenceTable(columns: columns, rows: rows), stage: "impute", says: says)
    }

    private var columns: Finding {
        let ridged = Set(tables.ridgedColumns)
        return table(
            "imputation.columns", about(), ["column", "cells", "share", "method", "predictors", "ridge"],
            tables.imputedColumns.map { name in
                let cells = tables.imputedRows(of: name).count
                return [
                    .text(name), .integer(cells), .number(Double(cells) / Double(max(1, tables.table.rowCount))),
                    .text(tables.method(of: name)?.name ?? ""), .text(tables.predictors(of: name).joined(separator: ", ")),
                    .flag(ridged.contains(name)),
                ]
            })
    }

    private var absent: Finding {
        table("imputation.left-out", about(), ["column", "reason"], leftOut.map { [.text($0.column), .text($0.reason.rawValue)] })
    }

    /// The largest R-hat of what was followed, with a verdict.
    private func settled(_ name: String, _ convergence: ChainConvergence) -> Finding {
        let own = convergence.followed.filter { $0.variable == name }, largest = own.map(\.scaleReduction).filter(\.isFinite).max()
        let verdict: Verdict
        switch convergence.verdict {
        case .tooShort: verdict = .insufficient
        case .settled: verdict = .fine
        case .unsettled(let names): verdict = names.contains(name) ? .concern : .fine
        }
        var arguments: [String: EvidenceValue] = [:]
        if let drift = own.map(\.drift).max() { arguments["drift"] = .number(drift) }
        if let memory = own.map(\.lagOneCorrelation).max() { arguments["lag_one"] = .number(memory) }
        return Finding(
            key: "imputation.convergence", about: about(name), value: largest, method: "split-rhat-ranked", verdict: verdict, stage: "impute",
            says: Sentence("imputation.convergence.\(verdict.rawValue)", arguments))
    }

    /// The numbers that were followed, after each iteration of each chain.
    private func trace(_ name: String) -> Finding? {
        var rows: [[EvidenceValue]] = []
        for (chain, traces) in tables.traces.enumerated() {
            guard let own = traces.first(where: { $0.variable == name }) else { return nil }
            for (place, statistic) in own.statistics.enumerated() {
                for (iteration, value) in own.values[place].enumerated() {
                    rows.append([.text(self.name(of: statistic, name)), .integer(chain + 1), .integer(iteration + 1), .number(value)])
                }
            }
        }
        return table("imputation.trace", about(name), ["statistic", "chain", "iteration", "value"], rows)
    }

    private func name(of statistic: VariableTrace.Statistic, _ column: String) -> String {
        switch statistic {
        case .mean: return "mean"
        case .standardDeviation: return "standard-deviation"
        case .share(let level):
            guard case .category(_, let levels)? = tables.table[column]?.values, levels.indices.contains(level) else { return "share" }
            return "share:\(levels[level].code)"
        }
    }

    // MARK: - Observed and imputed

    private func distribution(_ name: String) -> Finding? {
        guard let column = tables.table[name] else { return nil }
        let drawn = (0..<tables.count).compactMap { tables.imputedValues(of: name, imputation: $0) }
        let observed = (0..<column.count).filter { column.missingKind($0).isPresent }
        switch column.values {
        case .category(let codes, let levels):
            var own = [Int](repeating: 0, count: levels.count), new = own
            for row in observed { own[Int(codes[row])] += 1 }
            for case .levels(let codes) in drawn { for code in codes { new[Int(code)] += 1 } }
            let (a, b) = (Double(max(1, own.reduce(0, +))), Double(max(1, new.reduce(0, +))))
            return table(
                "imputation.distribution", about(name), ["level", "observed", "imputed"],
                levels.indices.filter { own[$0] + new[$0] > 0 }.map { level in
                    [.text(levels[level].code), .number(Double(own[level]) / a), .number(Double(new[level]) / b)]
                })
        default:
            let values = column.amounts(observed)
            let new = drawn.flatMap { drawn -> [Double] in if case .amounts(let values) = drawn { values } else { [] } }
            let bars = Histogram(values, isWhole: column.type != .number)
            let (a, b) = (bars.shares(of: values), bars.shares(of: new))
            return table(
                "imputation.distribution", about(name), ["from", "to", "observed", "imputed"],
                a.indices.map { [.number(bars.edges[$0]), .number(bars.edges[$0 + 1]), .number(a[$0]), .number(b[$0])] },
                says: Sentence(
                    "imputation.distribution",
                    [
                        "observed_mean": .number(Self.mean(values)), "imputed_mean": .number(Self.mean(new)),
                        "observed_sd": .number(Self.deviation(values)), "imputed_sd": .number(Self.deviation(new)),
                    ]))
        }
    }

    private static func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }

    private static func deviation(_ values: [Double]) -> Double {
        let centre = mean(values)
        guard values.count > 1 else { return .nan }
        return (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)).squareRoot()
    }

    // MARK: - Donors

    /// How many rows gave values, and the most that one gave; `nil` where values are not other rows'.
    private func donors(_ name: String) -> Finding? {
        let rows = (0..<tables.count).compactMap { number -> [EvidenceValue]? in
            guard let donors = tables.donors(of: name, imputation: number), !donors.isEmpty else { return nil }
            var times = [Int](repeating: 0, count: tables.table.rowCount)
            for donor in donors { times[donor] += 1 }
            return [.integer(number + 1), .integer(donors.count), .integer(times.count { $0 > 0 }), .integer(times.max() ?? 0)]
        }
        return rows.isEmpty ? nil : table("imputation.donors", about(name), ["imputation", "cells", "donors", "most_by_one"], rows)
    }

    /// Of the values that each group got, the share that each group gave.
    private func donorGroups(_ name: String) -> [Finding] {
        let recipients = tables.imputedRows(of: name)
        return attributes.compactMap { attribute in
            let levels = attribute.levels
            var counts = [[Int]](repeating: [Int](repeating: 0, count: levels.count), count: levels.count)
            for number in 0..<tables.count {
                guard let donors = tables.donors(of: name, imputation: number), donors.count == recipients.count else { return nil }
                for (recipient, donor) in zip(recipients, donors) { counts[Int(attribute.codes[recipient])][Int(attribute.codes[donor])] += 1 }
            }
            let rows = levels.indices.flatMap { recipient -> [[EvidenceValue]] in
                let total = counts[recipient].reduce(0, +)
                guard total > 0 else { return [] }
                return levels.indices.map { donor in
                    [.text(levels[recipient].code), .text(levels[donor].code), .number(Double(counts[recipient][donor]) / Double(total))]
                }
            }
            return rows.isEmpty
                ? nil : table("imputation.donor-groups", about(name, attribute: attribute.name), ["recipient", "donor", "share"], rows)
        }
    }
}

extension ImputationMethod {
    /// As evidence names it.
    var name: String {
        switch self {
        case .predictiveMeanMatching: "predictive-mean-matching"
        case .normal: "normal"
        case .semicontinuous: "semicontinuous"
        case .multinomial: "multinomial"
        case .discriminant: "discriminant"
        case .hotDeck: "hot-deck"
        case .hierarchy: "hierarchy"
        }
    }
}

extension Column {
    /// Some rows of a column of numbers; a date as days since 1970.
    fileprivate func amounts(_ rows: [Int]) -> [Double] {
        switch values {
        case .number(let values): rows.map { values[$0] }
        case .integer(let values): rows.map { Double(values[$0]) }
        case .date(let values): rows.map { Double(values[$0].daysSinceEpoch) }
        default: []
        }
    }
}
