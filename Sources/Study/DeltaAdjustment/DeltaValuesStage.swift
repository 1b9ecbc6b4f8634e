// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import MissingData
import Protected
import RegisterData
import StatMath

/// How a feature differs between groups if its missing values are not like those of similar rows: over the grid, and whatever they are.
struct DeltaValuesStage: Stage {
    static let name = StageName.missing
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        let rows: DeltaRows
        /// About one feature, and the groups of different attributes.
        let questions: [DeltaQuestion]
        let about: About
        /// Fingerprint of the set of rows, for evidence.
        let fingerprint: Fingerprint
        let minimumEvents: Int
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("delta-values")
            builder.feed(rows)
            for question in questions { builder.feed(question) }
            builder.feed(about.identity)
            builder.feed(fingerprint)
            builder.feed(minimumEvents)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {}

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        guard let first = input.questions.first else { return Staged(Output(), findings: []) }
        let values = DeltaValues(rows: input.rows, question: first, minimumEvents: input.minimumEvents, seed: input.seed)
        guard let completed = try values.completed(progress: progress) else { return Staged(Output(), findings: []) }
        let findings = input.questions.flatMap { question in
            values.gaps(completed, of: question.attribute).flatMap { gap -> [Finding] in
                var context = FindingContext(about: input.about, rows: input.fingerprint.short, stage: "missing", by: [question.attribute])
                (context.about.feature, context.about.attribute) = (question.feature, question.attribute)
                (context.about.group, context.about.compareTo) = (gap.group, Reference.complement.text)
                return gap.gap.findings(context, deviation: gap.deviation, isWeighted: input.rows.weights != nil)
            }
        }
        return Staged(Output(), findings: findings)
    }
}

/// The gap of a feature between each group and all others, over a grid of deltas.
package struct DeltaValues {
    let rows: DeltaRows
    let question: DeltaQuestion
    let minimumEvents: Int
    let seed: UInt64

    package init(rows: DeltaRows, question: DeltaQuestion, minimumEvents: Int, seed: UInt64) {
        (self.rows, self.question, self.minimumEvents, self.seed) = (rows, question, minimumEvents, seed)
    }

    package struct GroupGap: Sendable {
        package let group: [String: String]
        package let gap: ValueGap
        /// Of the observed values; `nil` for a share.
        package let deviation: Double?
    }

    /// Values outside these quantiles of the observed ones are taken for impossible where nothing else is assumed.
    private static let possible = 0.01...0.99

    /// The feature's values with every missing one drawn, in each table and at each delta.
    struct Completed {
        fileprivate let cells: Cells
        fileprivate let tables: [[[Double]]]
    }

    /// - Returns: one a group of which enough rows have a value and some have none; none where too little is known to impute the feature.
    package func gaps(progress: ProgressMonitor) throws -> [GroupGap] {
        try completed(progress: progress).map { gaps($0, of: question.attribute) } ?? []
    }

    /// - Returns: `nil` where too little is known to impute the feature.
    func completed(progress: ProgressMonitor) throws -> Completed? {
        let table = try rows.table()
        guard let column = table[question.feature], let cells = Cells(column, level: question.level), cells.missing.contains(true) else { return nil }
        var chains = ChainedEquations(imputations: max(2, question.imputations), iterations: question.iterations, seed: seed)
        let choice = ImputedColumns(table, exclude: [], protected: rows.attributes.map { DeltaRows.name(ofAttribute: $0.name) })
        chains.excluded = choice.excluded.union(chains.refusals(of: table).compactMap(\.columnName))
        guard !chains.excluded.contains(question.feature) else { return nil }
        try rows.rules.apply(to: &chains, of: table, always: choice.predicting)
        chains.families = rows.families
        chains.shift = DeltaShift(column: question.feature, level: cells.level, deltas: question.deltas)
        let tables = try chains.impute(table, progress: progress)
        let imputed = tables.imputedRows(of: question.feature)
        return Completed(
            cells: cells,
            tables: (0..<tables.count).map { number in tables.shiftedValues(imputation: number).map { cells.completed(imputed, $0) } })
    }

    func gaps(_ all: Completed, of name: String) -> [GroupGap] {
        guard let attribute = rows.attributes.first(where: { $0.name == name }) else { return [] }
        let cells = all.cells, completed = all.tables, codes = rows.rows.map { attribute.codes[$0] }
        return attribute.levels.indices.compactMap { level in
            guard !attribute.levels[level].isNotRecorded else { return nil }
            let isMember = codes.indices.map { cells.applies[$0] && codes[$0] == Int32(level) }
            // Whose group is not known is in no comparison.
            let isOther = codes.indices.map {
                cells.applies[$0] && codes[$0] != Int32(level) && !attribute.levels[Int(codes[$0])].isNotRecorded
            }
            guard let group = means(completed, cells, where: isMember), let others = means(completed, cells, where: isOther) else { return nil }
            return GroupGap(
                group: attribute.levels[level].group,
                gap: ValueGap(
                    deltas: question.deltas, isShare: cells.level != nil, group: group, others: others, rules: CompletedTables.rubinsRules),
                deviation: cells.deviation)
        }
    }

    private func means(_ completed: [[[Double]]], _ cells: Cells, where isMember: [Bool]) -> ShiftedMeans? {
        let design = rows.design, count = isMember.count { $0 }, missing = isMember.indices.count { isMember[$0] && cells.missing[$0] }
        guard count - missing >= max(2, minimumEvents) else { return nil }
        let tables = completed.map { table in table.compactMap { ShiftedMeans.Mean($0, where: isMember, design: design) } }
        guard tables.allSatisfy({ $0.count == question.deltas.count }),
            let lowest = ShiftedMeans.Mean(cells.filled(with: cells.possible.lowerBound), where: isMember, design: design),
            let highest = ShiftedMeans.Mean(cells.filled(with: cells.possible.upperBound), where: isMember, design: design)
        else { return nil }
        let clusters = design.clusters.map { clusters in Set(clusters.indices.filter { isMember[$0] }.map { clusters[$0] }).count }
        return ShiftedMeans(tables: tables, lowest: lowest, highest: highest, rows: count, missing: missing, clusters: clusters)
    }

    /// The feature's values as numbers: amounts, or 1 for the level that is asked about.
    fileprivate struct Cells {
        let values: [Double]
        let missing: [Bool]
        /// Whether the question applied.
        let applies: [Bool]
        let level: Int?
        let possible: ClosedRange<Double>
        let deviation: Double?

        /// - Returns: `nil` for a level that does not occur, and where a level is needed or is one too many.
        init?(_ column: Column, level asked: String?) {
            applies = (0..<column.count).map { column.missingKind($0) != .structural }
            let applies = applies
            missing = (0..<column.count).map { applies[$0] && !column.missingKind($0).isPresent }
            let known = (0..<column.count).filter { column.missingKind($0).isPresent }
            switch (column.values, asked) {
            case (.number(let numbers), nil):
                let sorted = known.map { numbers[$0] }.sorted()
                guard let last = sorted.last, last > sorted[0] else { return nil }
                func quantile(_ p: Double) -> Double { sorted[Int((p * Double(sorted.count - 1)).rounded())] }
                let mean = Sum.exact(sorted) / Double(sorted.count)
                (values, level) = (numbers, nil)
                deviation = (Sum.exact(sorted.map { ($0 - mean) * ($0 - mean) }) / Double(sorted.count)).squareRoot()
                possible = quantile(DeltaValues.possible.lowerBound)...quantile(DeltaValues.possible.upperBound)
            case (.category(let codes, let levels), .some(let code)):
                guard let place = levels.firstIndex(where: { $0.code == code }), known.contains(where: { codes[$0] == Int32(place) }) else {
                    return nil
                }
                values = codes.map { $0 == Int32(place) ? 1 : 0 }
                (level, deviation, possible) = (place, nil, 0...1)
            default: return nil
            }
        }

        func completed(_ rows: [Int], _ drawn: ImputedValues) -> [Double] {
            var result = values
            switch drawn {
            case .amounts(let amounts): for (row, value) in zip(rows, amounts) { result[row] = value }
            case .levels(let codes): for (row, code) in zip(rows, codes) { result[row] = Int(code) == level ? 1 : 0 }
            }
            return result
        }

        func filled(with value: Double) -> [Double] { values.indices.map { missing[$0] ? value : values[$0] } }
    }
}

extension CompletedTables {
    /// Rubin's, with Barnard and Rubin's degrees of freedom.
    static let rubinsRules: @Sendable ([Double], [Double], Double) -> Pooled? = { estimates, variances, complete in
        guard let pooled = try? PooledEstimate(estimates, variances: variances, completeDegreesOfFreedom: complete) else { return nil }
        return Pooled(
            estimate: pooled.estimate, standardError: pooled.standardError, relativeIncrease: pooled.relativeIncrease,
            degreesOfFreedom: pooled.degreesOfFreedom, fractionOfMissingInformation: pooled.fractionOfMissingInformation)
    }
}
