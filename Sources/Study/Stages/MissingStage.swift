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

/// Whose values are missing in the rows that models learn from. Verdicts come afterwards, over the whole run at once.
struct MissingStage: Stage {
    static let name = StageName.missing
    static let version = 1

    /// Rows of the regressions that adjust a gap: enough for an interval of about a point either way.
    private static let adjustedRows = 50_000
    /// Rows in which patterns are tried on groups.
    private static let patternRows = 200_000

    struct Input: Fingerprinted, Sendable {
        /// Of the whole cohort.
        let features: Features
        let structural: StructuralKinds
        /// The rows to look at, ascending.
        let rows: [Int]
        /// What evidence calls them.
        var scope = RowScope.train
        /// Fingerprint of the set of rows, for evidence.
        let fingerprint: Fingerprint
        /// Of the whole cohort: opened for this, with the reason in the log.
        let attributes: [ProtectedAttribute]
        /// Features that an attribute is made from: its gaps are not adjusted for them.
        let sources: [String: Set<String>]
        let weights: CaseWeights?
        let clusters: Clusters?
        let families: [UInt64]
        /// With the rows of each that are known.
        let outcomes: [(name: String, values: [UInt8], known: [Bool])]
        let audit: MissingnessAudit
        let seed: UInt64

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(features)
            builder.feed(structural)
            builder.feed(scope.text)
            builder.feed(fingerprint)
            for attribute in attributes { builder.feed(attribute) }
            for (name, sources) in sources.sorted(by: { $0.key < $1.key }) {
                builder.feed(name)
                for source in sources.sorted() { builder.feed(source) }
            }
            builder.feed(weights?.kind.rawValue)
            builder.feed(array: weights?.values ?? [])
            builder.feed(array: clusters?.index ?? [])
            builder.feed(array: families)
            for outcome in outcomes {
                builder.feed(outcome.name)
                builder.feed(array: outcome.values)
                builder.feed(array: outcome.known.map { $0 ? UInt8(1) : 0 })
            }
            builder.feed(audit)
            builder.feed(seed)
        }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        let states = try FeatureStates(input, progress: progress)
        let context = FindingContext(about: About(rows: input.scope), rows: input.fingerprint.short, stage: "missing")
        var findings = states.findings(context)
        guard !states.incomplete.isEmpty else { return Staged(Output(judged: []), findings: findings) }
        let attributes = input.attributes.map { $0.rows(input.rows) }, design = states.design(input)
        let missing = states.incomplete.map { states.feature($0) }
        let judged = try input.audit.judged(missing, attributes: attributes, design: design, context: context, progress: progress)
        findings += try adjusted(input, states, attributes, design, context, progress)
        findings += try patterns(input, states, attributes, design, context)
        for outcome in input.outcomes {
            let known = input.rows.indices.filter { outcome.known[input.rows[$0]] }
            var about = context
            about.about.outcome = outcome.name
            findings += try input.audit.linked(
                states.incomplete.map { states.feature($0, at: known) }, outcome: known.map { outcome.values[input.rows[$0]] },
                attributes: attributes.map { $0.rows(known) }, design: design.rows(known), context: about, progress: progress)
        }
        return Staged(Output(judged: judged), findings: findings)
    }

    private func adjusted(
        _ input: Input, _ states: FeatureStates, _ attributes: [ProtectedAttribute], _ design: SamplingDesign, _ context: FindingContext,
        _ progress: ProgressMonitor
    ) throws -> [Finding] {
        let sample = SampledRows.rows(of: input.rows.count, most: Self.adjustedRows, seed: input.seed, stage: "missing.adjusted")
        let adjustment = RateAdjustment(
            columns: input.features.columns.map { $0.adjusting(rows: input.rows) }, rows: sample, design: design)
        return try attributes.flatMap { attribute -> [Finding] in
            let apart = input.sources[attribute.name] ?? []
            var counts = [Int](repeating: 0, count: attribute.levels.count)
            for row in sample { counts[Int(attribute.codes[row])] += 1 }
            let rates = try parallelMap(states.incomplete.count, progress: progress) { [counts] number -> AlikeRates? in
                let place = states.incomplete[number], name = input.features.columns[place].name
                return adjustment.rates(
                    states: states.states[place], groups: attribute.codes, groupCount: attribute.levels.count, without: apart.union([name])
                ).map { AlikeRates(feature: name, values: $0.values, covariance: $0.covariance, shares: $0.shares, rows: counts) }
            }
            return try input.audit.adjusted(rates.compactMap { $0 }, of: attribute, context: context)
        }
    }

    private func patterns(
        _ input: Input, _ states: FeatureStates, _ attributes: [ProtectedAttribute], _ design: SamplingDesign, _ context: FindingContext
    ) throws -> [Finding] {
        let sample = SampledRows.rows(of: input.rows.count, most: Self.patternRows, seed: input.seed, stage: "missing.patterns")
        let prediction = PatternPrediction(columns: states.incomplete.map { states.states[$0] }, rows: sample)
        let streams = PhiloxStreams(seed: input.seed, stage: "missing.halves")
        let halves = sample.map { row in Int32(streams.block(0, of: input.families[input.rows[row]])[0] & 1) }
        // Learned on one half, judged on the other.
        let judged = sample.indices.filter { halves[$0] == 0 }, own = design.rows(judged.map { sample[$0] })
        return try attributes.flatMap { attribute in
            let codes = sample.map { attribute.codes[$0] }
            let scores = prediction.scores(groups: codes, groupCount: attribute.levels.count, folds: halves, foldCount: 2)
            return try input.audit.patterns(
                of: attribute.rows(judged.map { sample[$0] }), scores: scores.map { scores in judged.map { scores[$0] } }, design: own,
                context: context)
        }
    }
}

extension FeatureColumn {
    /// As a column that rows are made alike by.
    fileprivate func adjusting(rows: [Int]) -> AdjustingColumn {
        switch values {
        case .numeric(let values): AdjustingColumn(name: name, values: .amounts(rows.map { missingKind($0) == 0 ? values[$0] : .nan }))
        case .nominal(let codes, let levels):
            AdjustingColumn(name: name, values: .levels(rows.map { missingKind($0) == 0 ? codes[$0] : -1 }, count: levels.count))
        }
    }
}
