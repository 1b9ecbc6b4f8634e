// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import MissingData
import Protected
import RegisterData
import StatMath

/// The audit with groups drawn for those of whom none is recorded. Verdicts come afterwards.
///
/// Groups are drawn by chained equations from the features, the other attributes, the outcome, and the risk that is judged: what the audit
/// compares must be among what the groups are drawn from (Meng 1994, Statistical Science 9, 538-573).
struct ImputedGroupsStage: Stage {
    static let name = StageName.missing
    static let version = 1
    /// What evidence calls it.
    static let strategy = "imputed-groups"

    struct Input: Fingerprinted, Sendable {
        /// Of the rows that are judged.
        let rows: DeltaRows
        let predictions: Predictions
        let selection: Selection?
        let about: About
        let fingerprint: String
        let audit: GroupAudit
        let imputations: Int
        let iterations: Int
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("imputed-groups")
            builder.feed(rows)
            builder.feed(predictions)
            builder.feed(selection)
            builder.feed(about.identity)
            builder.feed(fingerprint)
            builder.feed(audit)
            builder.feed(imputations)
            builder.feed(iterations)
            builder.feed(seed)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<AuditStage.Output> {
        let drawn = try ImputedGroups(
            rows: input.rows, risk: input.predictions.risk, isProbability: input.predictions.scale == .probability, seed: input.seed)
            .attributes(imputations: input.imputations, iterations: input.iterations, progress: progress)
        let context = FindingContext(about: input.about, rows: input.fingerprint, stage: "missing")
        let rows = input.predictions.count, events = input.predictions.events
        let summary = Finding(
            key: "missing.strategy", about: input.about, value: drawn == nil ? nil : 1, count: drawn == nil ? nil : rows, total: rows,
            reason: drawn == nil ? StrategySentences.noGroups : nil, support: Support(cells: [events, rows - events], rows: input.fingerprint),
            stage: "missing",
            says: Sentence(
                drawn == nil ? StrategySentences.noGroups : StrategySentences.rows, drawn == nil ? [:] : ["groups": .integer(input.imputations)]))
        guard let drawn else { return Staged(AuditStage.Output(judged: []), findings: [summary]) }
        var audit = input.audit
        audit.intersections = 1
        let tables = try drawn.map { attributes in
            try audit.audit(input.predictions, selection: input.selection, attributes: attributes, context: context, progress: progress)
        }
        let clusters = input.predictions.design.clusters.map { Set($0).count }
        let judged = CompletedTables(clusters: clusters, rules: CompletedTables.rubinsRules).findings(tables)
        return Staged(AuditStage.Output(judged: judged), findings: [summary])
    }
}

/// Draws of the groups of those of whom none is recorded.
package struct ImputedGroups {
    let rows: DeltaRows
    /// One a row.
    let risk: [Double]
    /// Else the risk is a score that only ranks.
    let isProbability: Bool
    let seed: UInt64

    package init(rows: DeltaRows, risk: [Double], isProbability: Bool = true, seed: UInt64) {
        (self.rows, self.risk, self.isProbability, self.seed) = (rows, risk, isProbability, seed)
    }

    private static let risk = "risk that is judged"

    /// - Returns: for each imputation all attributes, of the judged rows; `nil` where no attribute can be drawn: too many groups, or none recorded.
    package func attributes(imputations: Int, iterations: Int, progress: ProgressMonitor) throws -> [[ProtectedAttribute]]? {
        var columns = try rows.table().columns
        for attribute in rows.attributes {
            let name = DeltaRows.name(ofAttribute: attribute.name)
            guard let place = columns.firstIndex(where: { $0.name == name }) else { continue }
            let missing = rows.rows.map { attribute.levels[Int(attribute.codes[$0])].isNotRecorded ? MissingKind.notRecorded.rawValue : 0 }
            columns[place].missing = missing.contains { $0 != 0 } ? missing : nil
        }
        // On the scale on which risks are nearly linear.
        let odds = risk.map { risk in
            guard isProbability else { return risk }
            let inside = min(1 - 1e-9, max(1e-9, risk))
            return Logistic.logit(inside)
        }
        let table = try Table(columns: columns + [Column(name: Self.risk, values: .number(odds))])
        var chains = ChainedEquations(imputations: max(2, imputations), iterations: iterations, seed: seed)
        let names = rows.attributes.map { DeltaRows.name(ofAttribute: $0.name) }
        let choice = ImputedColumns(table, exclude: [], protected: names + [Self.risk])
        chains.excluded = choice.excluded.union(chains.refusals(of: table).compactMap(\.columnName)).subtracting([Self.risk])
        chains.families = rows.families
        try rows.rules.apply(to: &chains, of: table, always: choice.predicting)
        let asked = rows.attributes.filter { $0.levels.contains(where: \.isNotRecorded) }.map { DeltaRows.name(ofAttribute: $0.name) }
        guard asked.contains(where: { !chains.excluded.contains($0) }) else { return nil }
        let tables = try chains.impute(table, progress: progress)
        return (0..<tables.count).map { number in
            let completed = tables.completed(number)
            return rows.attributes.map { attribute in
                let own = attribute.rows(rows.rows)
                guard case .category(let codes, _)? = completed[DeltaRows.name(ofAttribute: attribute.name)]?.values else { return own }
                return ProtectedAttribute(name: attribute.name, levels: attribute.levels, codes: codes)
            }
        }
    }
}
