// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// A solution, with the features that it cuts finer and the pairs that it has.
struct AdditiveResolution: Sendable {
    let rows: AdditiveRows
    let isFine: [Bool]
    let pairs: [PairTerm]
    let solution: AdditiveSolution
    /// Of the unimodal features, as value bins of their main effects.
    let peaks: [Int: Int]

    /// Places that come and go after so many rounds lie at the form within the tolerance of the fit.
    private static let tendencyRounds = 12

    /// - Parameters:
    ///   - peaks: of the unimodal features, where they are known.
    ///   - designEffects: of each term; `nil` where they are still to be found.
    ///   - start: coefficients and sums to begin with, if they are of the same bins.
    init(
        _ rows: AdditiveRows, isFine: [Bool], pairs: [PairTerm] = [], peaks: [Int: Int] = [:], designEffects: [Double]? = nil,
        from start: AdditiveStart?,
        _ parameters: AdditiveParameters, _ progress: ProgressMonitor
    ) throws {
        let rows = try rows.with(pairs: pairs.map(\.pair))
        var problem = AdditiveProblem(
            matrix: rows.matrix, rows: rows.rows, mains: Self.mains(rows, isFine, parameters), pairs: pairs, counts: rows.counted,
            binning: parameters.binning, ridge: parameters.ridge,
            designEffects: designEffects
        ).knowing(rows, peaks: peaks)
        // A minimum of events may join other bins in a fold than in the whole: then only the coefficients' places can be kept.
        let layout = problem.layout
        let fits = start.map { $0.theta.count == layout.dimension && $0.hessian.map { $0.layout == layout } ?? true } ?? false
        var solver = try AdditiveSolver(problem, counts: rows.weighted, from: fits ? start ?? .cold(problem) : .cold(problem), progress: progress)
        var (solution, found) = (try solver.solve(), peaks)
        if designEffects == nil, rows.rows.needsSandwich {
            // What residuals say of clusters, once effects are taken out of them; then the smoothness that goes with it.
            let found = try DesignEffects.estimate(rows.matrix, layout, rows.rows, solution.rows, progress: progress)
            problem = problem.with(designEffects: found)
            let start = AdditiveStart(theta: solution.theta, smoothing: solution.smoothing, hessian: solution.hessian)
            var clustered = try AdditiveSolver(problem, counts: rows.weighted, from: start, progress: progress)
            solution = try clustered.solve()
        }
        if pairs.isEmpty, rows.known.hasUnimodalShape {
            found = PeakSearch(solution, rows).peaks
            problem = problem.knowing(rows, peaks: found)
            let start = AdditiveStart(theta: solution.theta, smoothing: solution.smoothing, hessian: nil)
            var shaped = try AdditiveSolver(problem, counts: rows.weighted, from: start, progress: progress)
            solution = try shaped.solve()
        }
        // A shape that pulls has a square for each place that goes against it, and none elsewhere: Newton's method on which they are.
        var against: Set<TendencyTerm.Place> = []
        for _ in 0..<Self.tendencyRounds {
            let reached = solution.problem.known.against(solution.theta)
            guard reached != against else { break }
            against = reached
            problem = problem.knowing(rows, peaks: found, against: against)
            let start = AdditiveStart(theta: solution.theta, smoothing: solution.smoothing, hessian: nil)
            var pulled = try AdditiveSolver(problem, counts: rows.weighted, from: start, progress: progress)
            solution = try pulled.solve()
        }
        (self.rows, self.isFine, self.pairs, self.solution, self.peaks) = (rows, isFine, pairs, solution, found)
    }

    /// The bins of each feature's main effect.
    private static func mains(_ rows: AdditiveRows, _ isFine: [Bool], _ parameters: AdditiveParameters) -> [BinGrouping] {
        isFine.indices.map {
            rows.matrix.grouping(feature: $0, isFine: isFine[$0], events: rows.counted.events[$0], binning: parameters.binning)
        }
    }

    /// The same rows, with features cut finer where their residuals ask for it.
    func refined(_ parameters: AdditiveParameters, _ progress: ProgressMonitor) throws -> AdditiveResolution {
        guard let finer = finer(parameters) else { return self }
        return try AdditiveResolution(rows, finer, parameters, progress)
    }

    /// Which features are to be cut finer, and where their fit starts.
    struct Finer {
        let isFine: [Bool]
        let designEffects: [Double]
        let start: AdditiveStart
    }

    /// - Returns: `nil` where no residuals ask for it.
    func finer(_ parameters: AdditiveParameters) -> Finer? {
        let isFine = Refinement(solution, counts: rows.weighted).isRefined
        guard isFine.contains(true) else { return nil }
        let layout = BinLayout(Self.mains(rows, isFine, parameters))
        let start = AdditiveStart(
            theta: solution.problem.layout.carry(solution.theta, to: layout), smoothing: solution.smoothing(refining: isFine), hessian: nil)
        return Finer(isFine: isFine, designEffects: solution.problem.designEffects, start: start)
    }

    init(_ rows: AdditiveRows, _ finer: Finer, _ parameters: AdditiveParameters, _ progress: ProgressMonitor) throws {
        try self.init(rows, isFine: finer.isFine, designEffects: finer.designEffects, from: finer.start, parameters, progress)
    }

    /// The same main effects with joint effects of some pairs.
    func with(_ pairs: [PairTerm], _ parameters: AdditiveParameters, _ progress: ProgressMonitor) throws -> AdditiveResolution {
        guard !pairs.isEmpty else { return self }
        let mains = solution.problem.layout.terms.prefix(isFine.count)
        let joint = try rows.with(pairs: pairs.map(\.pair))
        let first = try Backfitting(pairs, joint, from: solution.rows, progress: progress)
        let start = AdditiveStart(
            theta: Array(solution.theta[..<(mains.last?.range.upperBound ?? 1)]) + first.theta,
            smoothing: Array(solution.smoothing[..<isFine.count]) + first.smoothing, hessian: nil)
        let layout = BinLayout(mains.map(\.grouping) + pairs.map(\.grouping))
        let effects = try DesignEffects.estimate(joint.matrix, layout, rows.rows, solution.rows, progress: progress)
        let known = solution.problem.designEffects[..<isFine.count] + effects[isFine.count...]
        return try AdditiveResolution(
            joint, isFine: isFine, pairs: pairs, peaks: peaks, designEffects: Array(known), from: start, parameters, progress)
    }
}

extension AdditiveStart {
    /// No effects, a prior of moderate smoothness, and the prevalence.
    static func cold(_ problem: AdditiveProblem) -> AdditiveStart {
        var theta = [Double](repeating: 0, count: problem.layout.dimension)
        theta[0] = Logistic.logit(problem.rows.prevalence)
        return AdditiveStart(theta: theta, smoothing: problem.penalties.map { _ in [] }, hessian: nil)
    }
}

extension AdditiveSolution {
    /// Smoothing parameters to start a finer cut from: what is cut finer begins anew, or a term that looked flat would stay so.
    func smoothing(refining isFine: [Bool]) -> AdditiveProblem.Smoothing { zip(smoothing, isFine).map { $1 ? [] : $0 } }
}

extension BinLayout {
    /// Coefficients of these bins for other bins of the same features.
    fileprivate func carry(_ theta: [Double], to other: BinLayout) -> [Double] {
        var result = [Double](repeating: 0, count: other.dimension)
        result[0] = theta[0]
        for (old, new) in zip(terms, other.terms) {
            for fine in old.grouping.group.indices {
                result[new.offset + new.grouping.group[fine]] = theta[old.offset + old.grouping.group[fine]]
            }
        }
        return result
    }
}
