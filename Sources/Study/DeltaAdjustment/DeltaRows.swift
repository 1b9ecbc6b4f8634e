// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import MissingData
import Protected
import RegisterData
import StatMath

/// The rows that a delta adjustment looks at, with everything that their missing values may hang on.
package struct DeltaRows: Sendable, Fingerprinted {
    /// Of the whole cohort.
    let features: Features
    let structural: StructuralKinds
    /// Ascending.
    let rows: [Int]
    /// Of the whole cohort: opened for this, with the reason in the log.
    let attributes: [ProtectedAttribute]
    /// 1 for an event, with the rows of each that are known.
    let outcomes: [(name: String, values: [UInt8], known: [Bool])]
    let weights: CaseWeights?
    let clusters: Clusters?
    /// How gaps are filled.
    let rules: ImputationRules
    /// `nil` where rows have no families.
    let gapFamilies: GapFamilies?

    package init(
        features: Features, structural: StructuralKinds, rows: [Int], attributes: [ProtectedAttribute],
        outcomes: [(name: String, values: [UInt8], known: [Bool])], weights: CaseWeights?, clusters: Clusters?,
        rules: ImputationRules = ImputationRules(), years: [Int?]? = nil
    ) {
        (self.features, self.structural, self.rows, self.attributes) = (features, structural, rows, attributes)
        (self.outcomes, self.weights, self.clusters, self.rules) = (outcomes, weights, clusters, rules)
        gapFamilies = GapFamilies(clusters: clusters, years: years, shared: rules.family)
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(features)
        builder.feed(structural)
        builder.feed(array: rows.map { UInt64($0) })
        for attribute in attributes { builder.feed(attribute) }
        for outcome in outcomes {
            builder.feed(outcome.name)
            builder.feed(array: outcome.values)
            builder.feed(array: outcome.known.map { $0 ? UInt8(1) : 0 })
        }
        builder.feed(weights?.kind.rawValue)
        builder.feed(array: weights?.values ?? [])
        builder.feed(array: clusters?.index ?? [])
        builder.feed(rules)
        if let gapFamilies { builder.feed(gapFamilies) }
    }

    var design: SamplingDesign {
        SamplingDesign(
            weights: weights.map { weights in rows.map { weights.values[$0] } }, weightKind: weights?.metricsKind ?? .sampling,
            clusters: clusters.map { clusters in rows.map { clusters.index[$0] } }, clusterCount: clusters?.count ?? 0)
    }

    /// Features, attributes and outcomes of the rows as one table to impute: what an outcome or an attribute tells of a missing value counts
    /// (deployment *complete*, methods 4). Their names are told apart from those of features.
    func table() throws -> Table {
        let own = features.columns.map { column -> Column in
            let structural = structural[column.name]
            let missing = column.missing.map { kinds in
                rows.map { row -> UInt8 in
                    kinds[row] == 0
                        ? 0 : structural.contains(kinds[row]) ? MissingKind.structural.rawValue : MissingKind.notRecorded.rawValue
                }
            }
            let values: ColumnValues =
                switch column.values {
                case .numeric(let values): .number(rows.map { values[$0].isNaN ? 0 : values[$0] })
                case .nominal(let codes, let levels):
                    .category(codes: rows.map { max(0, codes[$0]) }, levels: levels.map { Level(code: $0) })
                }
            return Column(name: column.name, values: values, missing: missing)
        }
        let groups = attributes.map { attribute in
            Column(
                name: Self.name(ofAttribute: attribute.name),
                values: .category(codes: rows.map { attribute.codes[$0] }, levels: attribute.levels.map { Level(code: $0.code) }))
        }
        let results = outcomes.map { outcome in
            Column(
                name: Self.name(ofOutcome: outcome.name),
                values: .category(codes: rows.map { Int32(outcome.values[$0]) }, levels: [Level(code: "0"), Level(code: "1")]),
                missing: rows.allSatisfy { outcome.known[$0] }
                    ? nil : rows.map { outcome.known[$0] ? 0 : MissingKind.notRecorded.rawValue })
        }
        return try Table(columns: own + groups + results)
    }

    /// Which of the rows are of one family; `nil` where rows have none.
    var families: Families? { gapFamilies?.families(of: rows) }

    static func name(ofAttribute name: String) -> String { "attribute: " + name }
    static func name(ofOutcome name: String) -> String { "outcome: " + name }
}
