// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import RiskModels
import StatMath

/// Bias beyond the rates of groups: in the label and in what was measured, by proxy, over neighbourhoods, and in groups that nobody named.
///
/// Verdicts come afterwards, over all outcomes of the run at once.
struct BiasStage: Stage {
    static let name = StageName.audit
    static let version = 2

    /// Features that together tell a group are looked for with few bins: an AUC does not need more, and each fit takes a tenth of the time.
    private static let learner = AdditiveParameters(binning: Binning(coarseBins: 16, fineBins: 16))

    struct Input: Fingerprinted, Sendable {
        let predictions: Predictions
        let selection: Selection?
        /// Of the same rows, in the same order: opened for the audit, with the reason in the log.
        let attributes: [ProtectedAttribute]
        /// Of the whole cohort.
        let features: Features
        /// The row of `features` of each prediction.
        let rows: [Int]
        /// Features that an attribute is made from: they tell it by design.
        let sources: [String: Set<String>]
        /// What each part of the model adds to the log-odds; empty where the score is not a sum.
        let terms: [ScoreTerm]
        let areas: AreaMap?
        let outside: OutsideEvidence
        /// In which respect people are alike, who should be selected alike; `nil` where nobody asks.
        let condition: ConditionChoice?
        /// What features tell of groups is asked once, not of each outcome.
        let proxyQuestions: Set<ProxyAudit.Question>
        let about: About
        let rowsFingerprint: String
        let audit: GroupAudit
        /// Whether the summaries that other tools print are wanted.
        var hasSummaries = true

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed(predictions)
            builder.feed(selection)
            for attribute in attributes { builder.feed(attribute) }
            builder.feed(features)
            builder.feed(array: rows)
            for (name, sources) in sources.sorted(by: { $0.key < $1.key }) {
                builder.feed(name)
                for source in sources.sorted() { builder.feed(source) }
            }
            for term in terms {
                builder.feed(term.feature)
                if case .rows(let values) = term.values { builder.feed(array: values) }
            }
            builder.feed(array: areas?.areaOfRow ?? [])
            for code in areas?.codes ?? [] { builder.feed(code) }
            builder.feed(outside)
            builder.feed(condition?.feature)
            builder.feed(condition?.limit ?? -1)
            builder.feed(proxyQuestions.contains(.features))
            builder.feed(about.identity)
            builder.feed(rowsFingerprint)
            builder.feed(audit)
            builder.feed(hasSummaries)
        }

        var context: FindingContext { FindingContext(about: about, rows: rowsFingerprint, stage: "audit") }

        /// What groups are compared with: all others, where the audit of rates compares with everybody.
        var references: [String: Reference] { audit.compareTo.filter { $0.value != .overall } }
    }

    struct Output: Codable, Sendable {
        var judged: [JudgedFinding]
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        // Side by side: many of their loops go through all rows alone.
        let questions: [@Sendable () throws -> [JudgedFinding]] = [
            { try labels(input, progress) }, { try measured(input) }, { try proxies(input, progress) }, { try contributions(input) },
            { try equity(input, progress) }, { try alike(input, progress) }, { try stigma(input, progress) }, { try slices(input, progress) },
        ]
        let judged = try parallelMap(questions.count, progress: progress) { question in Result { try questions[question]() } }
        return Staged(Output(judged: try judged.flatMap { try $0.get() }), findings: [])
    }

    private func measured(_ input: Input) throws -> [JudgedFinding] {
        try MeasurementAudit(compareTo: input.references).audit(
            input.outside.samples, design: input.predictions.design, attributes: input.attributes, context: input.context)
    }

    private func contributions(_ input: Input) throws -> [JudgedFinding] {
        guard !input.terms.isEmpty else { return [] }
        return try GapContributions(compareTo: input.references).findings(
            input.terms, design: input.predictions.design, attributes: input.attributes, context: input.context)
    }

    private func equity(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        guard input.hasSummaries else { return [] }
        return try EquityAudit(minimumRows: input.audit.minimumEvents, seed: input.audit.seed).audit(
            input.predictions, selection: input.selection, attributes: input.attributes, context: input.context, progress: progress)
    }

    private func stigma(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        guard let areas = input.areas, let selection = input.selection else { return [] }
        return try StigmaAudit(seed: input.audit.seed).audit(
            input.predictions, selection: selection, areas: areas, context: input.context, progress: progress)
    }

    private func slices(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        try SliceSearch(minimumEvents: input.audit.minimumEvents, seed: input.audit.seed).search(
            input.predictions, features: input.features, rows: input.rows, context: input.context, progress: progress)
    }

    /// Whether those who are alike are treated alike: in one respect, by group; and in all features, whoever they are.
    private func alike(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        guard let selection = input.selection else { return [] }
        var judged: [JudgedFinding] = []
        if input.hasSummaries {
            judged += try IndividualConsistency(minimumRows: input.audit.minimumEvents, seed: input.audit.seed).findings(
                input.predictions, selection: selection, features: input.features, rows: input.rows, context: input.context, progress: progress)
        }
        guard let condition = input.condition, let column = input.features[condition.feature] else { return judged }
        judged += try ConditionalParity(
            compareTo: input.references, minimumRows: input.audit.minimumEvents, limit: condition.limit, level: input.audit.level
        ).findings(
            input.predictions, selection: selection, condition: column, rows: input.rows, attributes: input.attributes, context: input.context)
        return judged
    }

    /// Attributes that share the features they may be told by.
    private func byFeatures(_ input: Input) -> [(attributes: [ProtectedAttribute], features: Features)] {
        let own = input.attributes.filter { !(input.sources[$0.name] ?? []).isEmpty }, others = input.attributes.filter { !own.contains($0) }
        let features = input.features.withCommonLevels()
        let shared = others.isEmpty ? [] : [(others, features)]
        return shared + own.map { attribute in ([attribute], features.without(input.sources[attribute.name] ?? [])) }
    }

    private func labels(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        let audit = LabelAudit(compareTo: input.references, minimumEvents: input.audit.minimumEvents, seed: input.audit.seed)
        return try byFeatures(input).enumerated().flatMap { number, part in
            try audit.audit(
                input.predictions, comparator: input.outside.comparator, history: input.outside.history, features: part.features, rows: input.rows,
                attributes: part.attributes, learner: Self.learner, context: input.context, progress: progress
            )
            // What is said of an earlier flag is said once.
            .filter { number == 0 || $0.finding.about.attribute != nil }
        }
    }

    private func proxies(_ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        try byFeatures(input).filter { !$0.features.columns.isEmpty }.flatMap { part in
            try ProxyAudit(seed: input.audit.seed).audit(
                input.predictions, features: input.areas.map { part.features.with($0, rows: input.rows) } ?? part.features, rows: input.rows,
                attributes: part.attributes, learner: Self.learner, questions: input.proxyQuestions, context: input.context, progress: progress)
        }
    }
}

/// In which respect people are alike, who should be selected alike, and how far apart they may be.
struct ConditionChoice: Hashable, Sendable {
    let feature: String
    let limit: Double?
}

extension Features {
    /// Coefficients that a model of groups or labels may have: it is fitted some tens of times, and its time grows with their third power.
    private static let mostLevels = 1_500

    /// With the rarer levels of a nominal feature as one, where all levels together are more than a small model has use for.
    fileprivate func withCommonLevels() -> Features {
        let limit = max(5, min(100, Self.mostLevels / max(1, columns.count)))
        return Features(rowCount: rowCount, columns: columns.map { $0.withCommonLevels(limit) })
    }

    fileprivate func without(_ names: Set<String>) -> Features {
        Features(rowCount: rowCount, columns: columns.filter { !names.contains($0.name) })
    }

    /// With the neighbourhood as one more feature: it may tell a group as well as any other.
    ///
    /// - Parameter rows: of the features, those that the map is of.
    fileprivate func with(_ areas: AreaMap, rows: [Int]) -> Features {
        guard self["area"] == nil else { return self }
        var codes = [Int32](repeating: -1, count: rowCount)
        for (place, row) in rows.enumerated() { codes[row] = areas.areaOfRow[place] }
        let missing = codes.map { $0 < 0 ? UInt8(1) : 0 }
        let column = FeatureColumn(
            name: "area", values: .nominal(codes: codes, levels: areas.codes), missing: missing.contains(1) ? missing : nil,
            missingNames: missing.contains(1) ? [1: "not-recorded"] : [:])
        return Features(rowCount: rowCount, columns: columns + [column])
    }
}
