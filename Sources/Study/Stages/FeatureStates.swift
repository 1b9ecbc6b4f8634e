// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import MissingData
import RegisterData
import StatMath

/// What stands in the cells of the features: a value, a gap, or nothing because the question did not apply.
struct FeatureStates {
    /// Of each feature, one a row of those that are looked at.
    let states: [[CellState]]
    /// Features with a missing value, by position.
    let incomplete: [Int]
    private let names: [String]
    /// Of each feature, how many rows have each kind of gap, by its name.
    private let kinds: [[(name: String, isStructural: Bool, count: Int)]]
    private let rowCount: Int

    init(_ input: MissingStage.Input, progress: ProgressMonitor) throws {
        let columns = input.features.columns, rows = input.rows
        let read = try parallelMap(columns.count, progress: progress) { place -> (states: [CellState], counts: [Int]) in
            let column = columns[place], structural = input.structural[column.name]
            var counts = [Int](repeating: 0, count: 256)
            let states = rows.map { row -> CellState in
                let kind = column.missingKind(row)
                counts[Int(kind)] += 1
                return kind == 0 ? .present : structural.contains(kind) ? .notApplicable : .missing
            }
            return (states, counts)
        }
        states = read.map(\.states)
        names = columns.map(\.name)
        rowCount = rows.count
        kinds = zip(columns, read).map { column, read in
            let structural = input.structural[column.name]
            return (1..<256).filter { read.counts[$0] > 0 }.map {
                (column.missingName(of: UInt8($0)), structural.contains(UInt8($0)), read.counts[$0])
            }
        }
        let found = kinds
        incomplete = found.indices.filter { found[$0].contains { !$0.isStructural } }
    }

    /// - Parameter rows: some of those that are looked at; `nil` for all.
    func feature(_ place: Int, at rows: [Int]? = nil) -> MissingFeature {
        let own = rows.map { rows in rows.map { states[place][$0] } } ?? states[place]
        let applies = kinds[place].contains(where: \.isStructural) ? own.map { $0 != .notApplicable } : nil
        return MissingFeature(name: names[place], isMissing: own.map { $0 == .missing }, applies: applies)
    }

    /// Weights and clusters of the rows that are looked at.
    func design(_ input: MissingStage.Input) -> SamplingDesign {
        SamplingDesign(
            weights: input.weights.map { weights in input.rows.map { weights.values[$0] } }, weightKind: input.weights?.metricsKind ?? .sampling,
            clusters: input.clusters.map { clusters in input.rows.map { clusters.index[$0] } }, clusterCount: input.clusters?.count ?? 0)
    }

    /// Kinds, patterns and flux, as tables. They have no support: small cells stay inside.
    func findings(_ context: FindingContext) -> [Finding] {
        func table(_ key: String, _ columns: [String], _ rows: [[EvidenceValue]]) -> Finding {
            Finding(key: key, about: context.about, total: rowCount, table: EvidenceTable(columns: columns, rows: rows), stage: context.stage)
        }
        let counted = kinds.indices.flatMap { place in
            kinds[place].map { kind -> [EvidenceValue] in
                let share = Proportion(kind.count, of: rowCount), interval = share?.wilson()
                return [
                    .text(names[place]), .text(kind.name), .flag(kind.isStructural), .integer(kind.count), .number(share?.value ?? 0),
                    .number(interval?.low ?? 0), .number(interval?.high ?? 0),
                ]
            }
        }
        let all = table("missing.kinds", ["feature", "kind", "structural", "rows", "share", "lower", "upper"], counted)
        guard !incomplete.isEmpty else { return [all] }
        let cells = MissingCells(names: names, isMissing: states.map { $0.map { $0 == .missing } })
        let patterns = MissingPatterns(cells).patterns
        // Counted once: a register may have as many combinations as rows.
        let sizes = patterns.map { (rows: $0.rowCount, missing: $0.missingCount) }
        let order = patterns.indices.sorted { (-sizes[$0].rows, sizes[$0].missing, $0) < (-sizes[$1].rows, sizes[$1].missing, $1) }
        let shown = order.prefix(Self.patternsShown).map { place -> [EvidenceValue] in
            let pattern = patterns[place], missing = pattern.isMissing.indices.filter { pattern.isMissing[$0] }.map { names[$0] }
            return [.integer(pattern.rowCount), .number(Double(pattern.rowCount) / Double(max(1, rowCount))), .text(missing.joined(separator: ", "))]
        }
        var common = table("missing.patterns", ["rows", "share", "missing"], shown)
        common.count = patterns.count
        let flux = zip(names, Flux.columns(cells)).map { name, flux -> [EvidenceValue] in
            [
                .text(name), .number(flux.observedShare), .number(flux.influx), .number(flux.outflux), .number(flux.averageInbound),
                .number(flux.averageOutbound),
            ]
        }
        return [all, common, table("missing.flux", ["feature", "observed", "influx", "outflux", "average_inbound", "average_outbound"], flux)]
    }

    private static let patternsShown = 50
}

extension SamplingDesign {
    /// Of some rows, under the same numbers of clusters.
    func rows(_ rows: [Int]) -> SamplingDesign {
        SamplingDesign(
            weights: weights.map { weights in rows.map { weights[$0] } }, weightKind: weightKind,
            clusters: clusters.map { clusters in rows.map { clusters[$0] } }, clusterCount: clusterCount)
    }
}

extension FingerprintBuilder {
    mutating func feed(_ audit: MissingnessAudit) {
        for (attribute, reference) in audit.compareTo.sorted(by: { $0.key < $1.key }) {
            feed(attribute)
            feed(reference.text)
        }
        feed(audit.minimumEvents)
        for (key, limit) in audit.limitsByKey.sorted(by: { $0.key < $1.key }) {
            feed(key)
            feed(limit)
        }
        feed(audit.level)
    }
}
