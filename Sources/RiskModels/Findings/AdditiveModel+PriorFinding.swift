// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension AdditiveModel {
    /// What was known beforehand: of each feature its published effects beside what the rows say, and the rules it obeys.
    func priorFindings(about: About, rows: String) -> [Finding] {
        Self.priorFindings(of: priors, about: about, support: Support(cells: [eventCount, rowCount - eventCount], rows: rows))
    }

    /// The same of any model that took priors.
    static func priorFindings(of priors: [PriorReport], about: About, support: Support) -> [Finding] {
        var features: [String] = []
        for report in priors where !features.contains(report.prior.feature) { features.append(report.prior.feature) }
        return features.flatMap { feature -> [Finding] in
            var about = about
            about.feature = feature
            let own = priors.filter { $0.prior.feature == feature }
            return [effects(own, about, support), rules(own, about, support)].compactMap { $0 }
        }
    }

    private static func effects(_ reports: [PriorReport], _ about: About, _ support: Support) -> Finding? {
        let cells = reports.flatMap { report -> [[EvidenceValue]] in
            guard case .effects(let effects) = report.outcome else { return [] }
            return effects.map { effect in
                let name = effect.contrast.cells
                return [.text(report.prior.kind)] + name + [
                    .text(report.prior.source), .number(effect.prior), .number(effect.priorDeviation),
                    effect.likelihood.map { .number($0) } ?? .null, effect.likelihoodError.map { .number($0) } ?? .null,
                    .number(effect.posterior), .number(effect.posteriorError), effect.conflict.map { .number($0) } ?? .null,
                    .number(effect.weight), .flag(effect.isConflict),
                ]
            }
        }
        guard !cells.isEmpty else { return nil }
        return Finding(
            key: "prior.effect", about: about,
            table: EvidenceTable(
                columns: [
                    "kind", "of", "step", "place", "against", "source", "prior", "prior_se", "likelihood", "likelihood_se", "posterior",
                    "posterior_se", "z", "weight", "conflict",
                ], rows: cells), support: support, stage: "fit", says: Sentence("prior.effect"))
    }

    private static func rules(_ reports: [PriorReport], _ about: About, _ support: Support) -> Finding? {
        let cells = reports.compactMap { report -> [EvidenceValue]? in
            let own: [EvidenceValue]
            switch report.outcome {
            case .effects: return nil
            case .shape(let shape): own = ["held", .integer(shape.held), .integer(shape.places), .number(shape.pull)]
            case .tendency(let report):
                own = ["pulled", .integer(report.against), .integer(report.places), report.pull.map { .number($0) } ?? .null]
            case .obeyed: own = ["obeyed", .null, .null, .null]
            case .unused: own = ["unused", .null, .null, .null]
            }
            return [.text(report.prior.kind), .text(report.prior.source)] + own
        }
        guard !cells.isEmpty else { return nil }
        return Finding(
            key: "prior.rule", about: about,
            table: EvidenceTable(columns: ["kind", "source", "state", "held", "places", "pull"], rows: cells), support: support, stage: "fit",
            says: Sentence("prior.rule"))
    }
}

extension PublishedEffect.Contrast {
    /// Kind, step, place and what it is held against.
    fileprivate var cells: [EvidenceValue] {
        switch self {
        case .slope(let step): ["slope", .number(step), .null, .null]
        case .difference(let place, let other): ["difference", .null, .text(place.text), .text(other.text)]
        case .departure(let place): ["departure", .null, .text(place.text), .null]
        }
    }
}
