// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Chooses the features of an additive model where there are more than it has room for; on the rows of the fit alone.
///
/// Two rounds, of which each fills half of the room. First the features that say most alone, beside an intercept. Then, with the main
/// effects of those fitted, the features that say most of what is left: so copies of one strong feature do not fill the room, and a feature
/// that shows only beside another is found. A feature that says no more than chance gives on average (z of at most 0) stays out, unless it
/// says most of all.
///
/// Source: sure independence screening, iterated (Fan and Lv 2008, J. R. Stat. Soc. B 70, 849-911), of additive components (Fan, Feng and
/// Song 2011, J. Am. Stat. Assoc. 106, 544-557); here by score statistics, so that one pass over the rows serves all features.
struct FeatureScreening {
    let parameters: AdditiveParameters
    let progress: ProgressMonitor

    /// - Parameters:
    ///   - matrix: all features.
    ///   - keeps: whether a feature stays whatever it says.
    ///   - fit: the main effects of some features.
    /// - Returns: the positions of the features that stay, ascending; `nil` where there is room for all.
    func chosen(
        _ matrix: BinnedMatrix, _ rows: FitRows, keeps: (String) -> Bool, fit: ([Int]) throws -> AdditiveSolution
    ) throws -> (features: [Int], screening: Screening)? {
        let most = parameters.screening.mostFeatures
        guard matrix.featureCount > most else { return nil }
        progress.report("screen")
        let statistic = ScreeningStatistic(matrix, rows, counts: try rows.counts(matrix).weighted)
        let named = matrix.bins.indices.filter { keeps(matrix.bins[$0].feature) }
        let room = max(0, most - named.count)
        let alone = try statistic.values(rows.interceptOnly(), progress: progress)
        let first = Self.best((room + 1) / 2, of: alone, without: Set(named), atLeast: named.isEmpty ? 1 : 0)
        let kept = (named + first).sorted()
        let beyond = try statistic.values(fit(kept).rows, progress: progress)
        let second = Self.best(room - first.count, of: beyond, without: Set(kept))
        let decisions = Dictionary(
            named.map { ($0, Screening.Decision.named) } + first.map { ($0, .alone) } + second.map { ($0, .beyond) }
        ) { decision, _ in decision }
        let candidates = matrix.bins.indices.map { place in
            let decision = decisions[place] ?? .out
            return Screening.Candidate(
                feature: matrix.bins[place].feature, decision: decision, alone: alone[place],
                beyond: decision == .named || decision == .alone ? nil : beyond[place])
        }
        return ((kept + second).sorted(), Screening(candidates: candidates))
    }

    /// The features with the highest statistics above 0; of equal ones the first.
    private static func best(_ number: Int, of statistics: [Double], without taken: Set<Int>, atLeast fewest: Int = 0) -> [Int] {
        let ranked = statistics.indices.filter { !taken.contains($0) }.sorted { (statistics[$0], $1) > (statistics[$1], $0) }.prefix(number)
        return ranked.enumerated().filter { $0.offset < fewest || statistics[$0.element] > 0 }.map(\.element)
    }
}

extension FitRows {
    /// The rows at the maximum likelihood of an intercept beside the offset: Newton's method, of which no step is longer than 1.
    fileprivate func interceptOnly() throws -> LogisticRows {
        let start = offset ?? [Double](repeating: 0, count: count)
        var intercept = Logistic.logit(prevalence)
        var rows = try LogisticRows(self, linearPredictor: start.map { $0 + intercept })
        guard offset != nil else { return rows }
        for _ in 0..<100 {
            let slope = Double(rows.gradients.reduce(0, &+)) * fixedPoint.gradientUnit
            let curvature = rows.weights.reduce(0) { $0 + Double($1) } * fixedPoint.weightUnit
            let step = min(max(slope / max(curvature, 1e-9), -1), 1)
            guard step.magnitude > 1e-6 else { break }
            intercept += step
            rows = try LogisticRows(self, linearPredictor: start.map { $0 + intercept })
        }
        return rows
    }
}
