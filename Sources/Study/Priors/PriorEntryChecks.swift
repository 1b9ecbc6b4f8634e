// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import Settings
import StatMath

/// What must hold between the keys of one row of a priors file.
struct PriorEntryChecks {
    private let entry: PriorEntry
    private let path: SettingPath

    init(_ entry: PriorEntry, _ path: SettingPath) { (self.entry, self.path) = (entry, path) }

    func run(in context: inout SettingsContext) {
        // A kind that could not be read has its own message.
        guard context.isWritten(path["kind"]), !context.issues.contains(where: { $0.path == path["kind"] && $0.isError }) else { return }
        checkKeys(&context)
        checkPlaces(&context)
        checkIntervals(&context)
        checkCovariance(&context)
        ShapeStrength.check(entry.strength, isUnimodal: entry.kind == .unimodal, at: path["strength"], &context)
    }

    private func checkKeys(_ context: inout SettingsContext) {
        let kind = entry.kind.rawValue
        for key in entry.kind.needs where !context.isWritten(path[key]) {
            context.error(path, en: "`\(path)`: \(kind) needs `\(key)`.", nl: "`\(path)`: bij \(kind) hoort `\(key)`.")
        }
        let known = Set(entry.kind.needs + entry.kind.knows + ["feature", "kind", "source"])
        for key in PriorEntry.declaration.keys.map(\.name) where !known.contains(key) && context.isWritten(path[key]) {
            context.error(
                path[key], en: "`\(path[key])` has no meaning for \(kind). Leave it out.",
                nl: "`\(path[key])` betekent niets bij \(kind). Laat het weg.")
        }
    }

    private func checkPlaces(_ context: inout SettingsContext) {
        switch entry.kind {
        case .oddsRatio, .coefficient:
            if context.isWritten(path["level"]) != context.isWritten(path["against"]) {
                context.error(
                    path, en: "`\(path)`: `level` and `against` belong together.", nl: "`\(path)`: `level` en `against` horen bij elkaar.")
            }
            if context.isWritten(path["level"]), context.isWritten(path["per"]) {
                context.error(
                    path["per"], en: "`\(path["per"])`: an effect is for a step (`per`) or between levels (`level`, `against`), not both.",
                    nl: "`\(path["per"])`: een effect geldt per stap (`per`) of tussen waarden (`level`, `against`), niet allebei.")
            }
            if let level = entry.level, level == entry.against {
                context.error(
                    path["against"], en: "`\(path["against"])`: expected another level than `level`.",
                    nl: "`\(path["against"])`: verwacht werd een andere waarde dan `level`.")
            }
        case .anchor:
            if context.isWritten(path["at"]) == context.isWritten(path["level"]) {
                context.error(
                    path, en: "`\(path)`: an anchor has one place: `at` for a number, `level` for a level.",
                    nl: "`\(path)`: een anker heeft één plaats: `at` voor een getal, `level` voor een waarde.")
            }
        case .curve:
            guard context.isWritten(path["points"]), !hasError(under: path["points"], context) else { return }
            if entry.points.isEmpty {
                context.error(
                    path["points"], en: "`\(path["points"])`: expected one point or more.",
                    nl: "`\(path["points"])`: verwacht werd minstens één punt.")
            }
            let places = entry.points.map(\.at) + [entry.reference].compactMap { $0 }
            if Set(places).count < places.count {
                context.error(
                    path["points"], en: "`\(path["points"])`: expected points at different values, none at the reference.",
                    nl: "`\(path["points"])`: verwacht werden punten bij verschillende waarden, geen bij de referentie.")
            }
        case .threshold, .increasing, .decreasing, .convex, .concave, .unimodal, .forbid: break
        }
    }

    private func hasError(under place: SettingPath, _ context: SettingsContext) -> Bool {
        context.issues.contains { $0.isError && ($0.path.map { $0.steps.starts(with: place.steps) } ?? false) }
    }

    private func checkIntervals(_ context: inout SettingsContext) {
        if let ratio = entry.oddsRatio, !hasError(under: path["interval"], context) {
            check(ratio, entry.interval, at: path["interval"], &context)
        }
        guard entry.kind == .curve, !hasError(under: path["points"], context) else { return }
        for (index, point) in entry.points.enumerated() {
            let place = path["points"][index]
            if point.interval.isEmpty, !context.isWritten(path["covariance"]) {
                context.error(
                    place, en: "`\(place)`: expected an `interval`, or a `covariance` of all points.",
                    nl: "`\(place)`: verwacht werd een `interval`, of een `covariance` van alle punten.")
            }
            check(point.oddsRatio, point.interval, at: place["interval"], &context)
        }
    }

    /// The bounds in order, the ratio between them and in their middle on the log scale: else the three were mistyped, or the interval is of
    /// another kind than its standard error is taken for.
    private func check(_ ratio: Double, _ interval: [Double], at place: SettingPath, _ context: inout SettingsContext) {
        guard interval.count == 2 else { return }
        guard interval[0] < interval[1] else {
            context.error(
                place, en: "`\(place)`: expected the lower bound first, below the upper.",
                nl: "`\(place)`: verwacht werd eerst de ondergrens, lager dan de bovengrens.")
            return
        }
        let published = PublishedOddsRatio(ratio: ratio, low: interval[0], high: interval[1], confidence: entry.confidence)
        if published.asymmetry > 0.1 {
            context.error(
                place,
                en: "`\(place)`: on the log scale the odds ratio must lie in the middle of its interval, within a tenth of a standard error. "
                    + "Check the three numbers in the source, and take them with more decimals if it has them.",
                nl: "`\(place)`: op de log-schaal moet de odds-ratio midden in het interval liggen, op een tiende standaardfout na. "
                    + "Kijk de drie getallen na in de bron, en neem meer decimalen over als die er zijn.")
        }
    }

    private func checkCovariance(_ context: inout SettingsContext) {
        let place = path["covariance"], size = entry.points.count
        guard entry.kind == .curve, context.isWritten(place), !hasError(under: place, context), !hasError(under: path["points"], context) else {
            return
        }
        let rows = entry.covariance
        let isSquare = rows.count == size && rows.allSatisfy { $0.count == size }
        let isSymmetric = isSquare && rows.indices.allSatisfy { row in rows.indices.allSatisfy { rows[row][$0] == rows[$0][row] } }
        guard isSymmetric, Cholesky(Matrix(rows: size, columns: size, elements: rows.flatMap { $0 })) != nil else {
            context.error(
                place, en: "`\(place)`: expected as many rows and columns as there are points, symmetric and positive definite.",
                nl: "`\(place)`: verwacht werden evenveel rijen en kolommen als er punten zijn, symmetrisch en positief definiet.")
            return
        }
    }
}
