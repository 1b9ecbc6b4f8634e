// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected

/// Fits and audits the chosen model of one outcome anew at every place of the grid. Verdicts come afterwards.
struct DeltaConclusionsStage: Stage {
    static let name = StageName.missing
    static let version = 3

    struct Input: Fingerprinted, Sendable {
        let study: StrategyRows
        let model: ModelChoice
        let question: DeltaQuestion
        /// Of the universe: opened for this, with the reason in the log.
        let attribute: ProtectedAttribute
        let selection: StrategySelection?
        let about: About
        let audit: GroupAudit
        /// How the study fills gaps, where it does.
        let own: TreatedGaps?

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("delta-conclusions")
            builder.feed(own != nil)
            if let own { builder.feed(own) }
            builder.feed(study)
            builder.feed(model)
            builder.feed(question)
            builder.feed(attribute)
            for (name, value) in (selection?.at ?? [:]).sorted(by: { $0.key < $1.key }) {
                builder.feed(name)
                builder.feed(value)
            }
            builder.feed(array: [selection?.share ?? -1, selection?.threshold ?? -1])
            builder.feed(about.identity)
            builder.feed(audit)
        }
    }

    struct Output: Codable, Sendable {
        var groups: [Group] = []

        /// What was compared of one group, at each place of the grid.
        struct Group: Codable, Sendable {
            let places: [ValueGap.Place]
            var judged: [[JudgedFinding]]
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output> {
        do {
            return Staged(try conclusions(input, progress), findings: [])
        } catch let error where StrategyFitStage.isOfTheRows(error) {
            // What cannot be imputed or fitted is said by the strategy; it does not take the study along.
            return Staged(Output(), findings: [])
        }
    }

    private func conclusions(_ input: Input, _ progress: ProgressMonitor) throws -> Output {
        let levels = input.attribute.levels, places = ValueGap.places(input.question.deltas)
        let groups = levels.indices.filter { !levels[$0].isNotRecorded }
        let assignments = groups.flatMap { group in
            places.map { input.question.assignment(of: group, at: $0, levels: levels.count) }
        }
        var unique: [[Int]] = [], number: [[Int]: Int] = [:]
        for assignment in assignments where number[assignment] == nil {
            number[assignment] = unique.count
            unique.append(assignment)
        }
        var model = input.model
        model.resamples = 0
        let moves = DeltaMoves(question: input.question, groups: input.attribute.codes, assignments: unique)
        let risks = try MovedFits(study: input.study, model: model, moves: moves, own: input.own).risks(progress: progress)
        let judged = try risks.map { try audited($0, input, progress) }
        return Output(
            groups: groups.enumerated().map { order, group in
                let own = levels[group].group
                return Output.Group(
                    places: places,
                    judged: places.indices.map { place in
                        guard let move = number[assignments[order * places.count + place]] else { return [] }
                        return judged[move].filter { $0.finding.about.group == own && $0.finding.about.attribute == input.attribute.name }
                    })
            })
    }

    private func audited(_ risks: StrategyRisks, _ input: Input, _ progress: ProgressMonitor) throws -> [JudgedFinding] {
        guard !risks.rows.isEmpty else { return [] }
        var audit = input.audit
        audit.intersections = 1
        audit.compareTo = audit.compareTo.filter { $0.key == input.attribute.name }
        audit.goals = audit.goals.filter { $0.attribute == input.attribute.name }
        let context = FindingContext(about: input.about, rows: input.study.data.rows.fingerprint(of: risks.rows).short, stage: "missing")
        let predictions = try risks.predictions(input.study), attribute = input.attribute.rows(risks.rows)
        let tables = try predictions.map { predictions in
            try audit.audit(
                predictions, selection: input.selection?.selection(predictions, isWeighted: false), attributes: [attribute], context: context,
                progress: progress)
        }
        let clusters = predictions.first?.design.clusters.map { Set($0).count }
        return CompletedTables(clusters: clusters, rules: CompletedTables.rubinsRules).findings(tables)
    }
}
