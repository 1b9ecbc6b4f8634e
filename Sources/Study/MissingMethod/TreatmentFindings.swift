// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import MissingData

/// What a treatment had to give up.
struct TreatmentFacts {
    /// Features of which some part of the rows told too little to fill their gaps: there these kept a bin.
    let kept: [String]
    /// Weights that were cut off.
    let trimmed: Int
    /// `nil` where rows count as they always do.
    let largestWeight: Double?

    /// - Parameter rows: those to learn from.
    init(_ fit: TreatedLearner.CrossFitted, rows: RowSet<Training>) {
        let weights = fit.whole.weights
        kept = fit.outOfFold.reduce(fit.whole.apart) { $0.union($1.apart) }.sorted()
        trimmed = weights.map { weights in rows.indices.count { weights.isTrimmed[$0] } } ?? 0
        largestWeight = weights?.values.max()
    }
}

/// What was done with missing values, and whether the chains that filled them settled.
struct TreatmentFindings {
    let gaps: TreatedGaps
    let features: Features
    /// Rows to learn from, also those that are left out.
    let training: RowSet<Training>
    /// How many of them stay, and with how many events and others.
    let learned: Int
    let events: (count: Int, others: Int)
    let about: About
    let rows: String

    func all(_ facts: TreatmentFacts, _ convergence: ChainConvergence?) -> [Finding] { [method(facts)] + (convergence.map(settled) ?? []) }

    private func method(_ facts: TreatmentFacts) -> Finding {
        let treatment = gaps.treatment
        var arguments: [String: EvidenceValue] = [
            "method": .text(treatment.method.rawValue), "deployment": .text(treatment.deployment.rawValue),
            "performance": .text(treatment.isIdeal ? "ideal" : "pragmatic"),
        ]
        if treatment.does(.impute) {
            arguments["imputations"] = .integer(treatment.imputations)
            arguments["iterations"] = .integer(treatment.iterations)
        }
        if !facts.kept.isEmpty { arguments["kept"] = .text(facts.kept.joined(separator: ", ")) }
        if let largest = facts.largestWeight {
            arguments["largest_weight"] = .number(largest)
            arguments["trimmed"] = .integer(facts.trimmed)
        }
        return Finding(
            key: "missing.method", about: about, value: training.count > 0 ? Double(learned) / Double(training.count) : nil, count: learned,
            total: training.count, table: EvidenceTable(columns: ["feature", "kind", "action", "rows"], rows: actions(facts)),
            support: Support(cells: [events.count, events.others], weighted: facts.largestWeight != nil, rows: rows), stage: "missing",
            says: Sentence(TreatmentSentences.name(treatment), arguments))
    }

    /// Of each feature and kind of gap that a training row has, what was done.
    private func actions(_ facts: TreatmentFacts) -> [[EvidenceValue]] {
        let indices = training.indices, apart = Set(facts.kept)
        return features.columns.flatMap { column -> [[EvidenceValue]] in
            var counts = [Int](repeating: 0, count: 256)
            for row in indices { counts[Int(column.missingKind(row))] += 1 }
            return (1..<256).filter { counts[$0] > 0 }.map { kind in
                let name = column.missingName(of: UInt8(kind)), action: MissingTreatment.Action
                if gaps.leftOut[column.name]?.contains(name) ?? false {
                    action = .leaveOut
                } else {
                    action = gaps.kinds.isGap(UInt8(kind), of: column) && !apart.contains(column.name) ? .impute : .keep
                }
                return [.text(column.name), .text(name), .text(action.rawValue), .integer(counts[kind])]
            }
        }
    }

    /// Of each feature that was imputed, the largest R-hat of what was followed.
    private func settled(_ convergence: ChainConvergence) -> [Finding] {
        var names: [String] = []
        for followed in convergence.followed where features[followed.variable] != nil && !names.contains(followed.variable) {
            names.append(followed.variable)
        }
        guard !names.isEmpty else {
            // So short that nothing was followed.
            return [
                Finding(
                    key: "missing.convergence", about: about, verdict: .insufficient, stage: "missing",
                    says: Sentence("missing.convergence.insufficient"))
            ]
        }
        return names.map { name in
            let own = convergence.followed.filter { $0.variable == name }, verdict = Self.verdict(convergence, about: name)
            var about = about
            about.feature = name
            var arguments: [String: EvidenceValue] = [:]
            if let drift = own.map(\.drift).max() { arguments["drift"] = .number(drift) }
            return Finding(
                key: "missing.convergence", about: about, value: own.map(\.scaleReduction).filter(\.isFinite).max(), method: "split-rhat-ranked",
                verdict: verdict, stage: "missing", says: Sentence("missing.convergence.\(verdict.rawValue)", arguments))
        }
    }

    /// Whether the chains of a feature settled.
    private static func verdict(_ convergence: ChainConvergence, about name: String) -> Verdict {
        switch convergence.verdict {
        case .tooShort: .insufficient
        case .settled: .fine
        case .unsettled(let names): names.contains(name) ? .concern : .fine
        }
    }
}
