// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Where a solver starts from: nothing, or a solution of nearly the same problem.
struct AdditiveStart: Sendable {
    var theta: [Double]
    /// Of each term; empty where a term begins anew.
    var smoothing: AdditiveProblem.Smoothing
    /// Exact sums at `theta`, if they are known.
    var hessian: Cooccurrence?
}

/// The coefficients that minimise the penalised deviance, with the sums and the factor of the Hessian there.
struct AdditiveSolution: Sendable {
    let problem: AdditiveProblem
    let theta: [Double]
    let smoothing: AdditiveProblem.Smoothing
    let rows: LogisticRows
    let sums: BinSums
    let hessian: Cooccurrence
    /// (H + P)^-1 as L^-T L^-1, with H + P = L L'.
    let inverse: InverseCholesky
    /// Effective degrees of freedom of each term.
    let degreesOfFreedom: [Double]
    let iterations: Int
    let hessianCount: Int
    let converged: Bool
}

/// Damped Newton steps on the penalised deviance, with smoothing parameters by generalised Fellner-Schall at each accepted iterate.
///
/// Source: Wood and Fasiolo (2017), Biometrics 73, 1071-1081, equation 4; stopping rule: methods 9.
struct AdditiveSolver {
    let problem: AdditiveProblem
    let progress: ProgressMonitor

    private let maximumIterations = 200
    /// Newton decrement below which no combination of coefficients is off by more than .032 of its standard error.
    private let decrementTolerance = 1e-3
    /// Decrement at which the sum of the risks is that of the events to a ten-thousandth of its standard error.
    private let stationaryTolerance = 1e-8
    /// How often smoothing parameters are first found on coarser bins.
    private var coarseRoundsLeft = 2
    /// How often they are then found on few directions of each term.
    private var reducedRoundsLeft = 4
    /// How far, in standard errors, smoothing parameters are searched on one expansion of the likelihood.
    private static let longestDrift = 0.25
    /// Change of log lambda at which the search ends (methods 9). Curvature and differences share an effect and settle slowly; pairs start
    /// from main effects that have settled.
    private var smoothingTolerance: Double { problem.pairs.isEmpty ? 0.02 : 0.05 }

    /// What the restricted log-likelihood may still gain where the search ends: the rows cannot tell such smoothing parameters apart.
    private static let gainTolerance = 0.05

    private var iterate: AdditiveIterate
    private var smoothing: AdditiveProblem.Smoothing
    private var paces: [[SmoothingPace]]
    private let coarse: CoarseSteering?
    private var reduced: ReducedSteering?
    private var hessian: Cooccurrence?
    private var hessianDeviance = 0.0
    private var hessianCount = 0
    private var isHessianExact = false
    /// Levenberg's share of the diagonal: positive only after a step that could not be taken.
    private var damping = 0.0
    /// Rows of the shapes that hold with a push.
    private var active: [ShapeCone.Name] = []

    /// - Parameter counts: weighted rows by fine bin.
    init(_ problem: AdditiveProblem, counts: BinCounts, from start: AdditiveStart, progress: ProgressMonitor) throws {
        (self.problem, self.progress) = (problem, progress)
        progress.begins(.rows)
        coarse = CoarseSteering(problem, counts: counts)
        var theta = start.theta
        for bin in problem.pinned { theta[bin] = 0 }
        let entered = problem.known.cone.entered(from: theta)
        let isMoved = entered != theta
        theta = entered
        iterate = try AdditiveIterate(problem, at: theta, progress: progress)
        smoothing = zip(problem.penalties, start.smoothing).map { $1.count == $0.kinds.count ? $1 : $0.moderateSmoothing }
        paces = smoothing.map { $0.map { _ in SmoothingPace() } }
        if let hessian = start.hessian, !isMoved { adopt(hessian) }
    }

    /// Whether the coefficients are so far from where the Hessian was taken that it is another one by now.
    private var hasMoved: Bool { abs(hessianDeviance - iterate.rows.deviance) > 2e-3 * iterate.rows.deviance }

    private mutating func adopt(_ sums: Cooccurrence) {
        hessian = sums
        hessianDeviance = iterate.rows.deviance
        isHessianExact = true
    }

    private mutating func refreshHessian() throws {
        progress.begins(.rows)
        try iterate.evaluate(problem, progress: progress)
        let (weights, sums) = (iterate.rows.weights, iterate.sums)
        hessian = nil
        adopt(try Cooccurrence(problem.matrix, layout: problem.layout, weights: weights, sums: sums, progress: progress))
        hessianCount += 1
    }

    mutating func solve() throws -> AdditiveSolution {
        for iteration in 1... {
            try progress.checkCancellation()
            progress.report("fit", iteration)
            if hessian == nil || hasMoved || damping > 0 { try refreshHessian() }
            let factor = try factored()
            let (decrement, isStale) = try descend(factor)
            let isLast = iteration >= maximumIterations
            var search = Search.none
            if !isLast {
                // A term taken to its end by a Hessian from elsewhere may vanish there, and take long to come back; pairs begin near their place.
                if isStale || hasMoved && problem.known.cone.isEmpty && problem.pairs.isEmpty { hessian = nil }
                if hessian == nil { continue }
                search = try steerOnFewerCoefficients()
                if search == .moved { continue }
            }
            let isSettled = decrement < decrementTolerance
            let state: Judged
            if search == .settled, isSettled, damping == 0, !isHessianExact {
                // What few directions do not tell apart all coefficients hardly will: to the end at once.
                guard let end = try judgedAtTheEnd(consume factor, isLast: isLast) else { continue }
                state = end
            } else {
                let here = try judged((consume factor).inverted(), isSettled: isSettled)
                if here.isDone || isLast, !isHessianExact {
                    guard let end = try judgedAtTheEnd((consume here).solver(), isLast: isLast) else { continue }
                    state = end
                } else {
                    state = here
                }
            }
            if state.isDone || isLast, let hessian {
                return AdditiveSolution(
                    problem: problem, theta: iterate.theta, smoothing: smoothing, rows: iterate.rows, sums: iterate.sums, hessian: hessian,
                    inverse: state.inverse, degreesOfFreedom: state.steering.degreesOfFreedom, iterations: iteration, hessianCount: hessianCount,
                    converged: state.isDone)
            }
            state.steering.follow(&smoothing, &paces)
        }
        throw RiskModelsError.notConverged(model: "additive")
    }

    /// A place with the covariance there, and whether the search may end at it.
    private struct Judged {
        let inverse: InverseCholesky
        let steering: Steering
        let isDone: Bool

        consuming func solver() -> InverseCholesky { inverse }
    }

    private func judged(_ inverse: InverseCholesky, isSettled: Bool) throws -> Judged {
        progress.begins(.algebra)
        let cone = problem.known.cone
        let steering = try Steering(
            problem.penalties, at: problem.layout.terms.map(\.range), smoothing: smoothing, designEffects: problem.designEffects,
            ridge: problem.ridge, theta: iterate.theta, inverse: inverse.lower, isFree: cone.isEmpty, face: ActiveFace(cone, active, inverse),
            priorFace: ActiveFace(cone, active, problem.layout, problem.penalties, smoothing))
        let isDone =
            isSettled && damping == 0 && steering.largestChange < smoothingTolerance && steering.gain < Self.gainTolerance
        return Judged(inverse: inverse, steering: steering, isDone: isDone)
    }

    /// Goes to the very end, where risks add up to events, and judges it by the Hessian there.
    ///
    /// - Parameter solver: of H + P, from a place nearby.
    /// - Returns: `nil` where that Hessian no longer fits, and the search must go on.
    private mutating func judgedAtTheEnd(_ solver: consuming some PositiveDefiniteSolver, isLast: Bool) throws -> Judged? {
        let end = try descend(solver, until: stationaryTolerance)
        // The next factor takes its place in memory.
        _ = consume solver
        if end.isStale, !isLast {
            hessian = nil
            return nil
        }
        try refreshHessian()
        return try judged(factored().inverted(), isSettled: end.decrement < decrementTolerance)
    }

    /// L of H + P, with more on the diagonal where rounding or separation asks for it.
    private mutating func factored() throws -> Cholesky {
        guard let hessian else { throw RiskModelsError.notConverged(model: "additive") }
        progress.begins(.algebra)
        while damping < 1e6 {
            // Written anew from the sums each time: to keep it would take as much memory again.
            var matrix = try problem.hessian(hessian)
            problem.addPenalties(smoothing, to: &matrix)
            if damping > 0 {
                for index in 0..<matrix.rows { matrix[index, index] *= 1 + damping }
            }
            if let factor = Cholesky(consume matrix) { return factor }
            damping = max(damping * 10, 1e-8)
        }
        throw RiskModelsError.notConverged(model: "additive")
    }

    /// Newton steps at fixed smoothing parameters, with one factor.
    ///
    /// - Parameter tolerance: the decrement at which to stop; what the search for smoothing parameters needs, unless given.
    /// - Returns: the last decrement, and whether the Hessian no longer fits the place.
    private mutating func descend(_ factor: some PositiveDefiniteSolver, until tolerance: Double? = nil) throws -> (decrement: Double, isStale: Bool)
    {
        var decrement = Double.infinity
        var shaped = ConstrainedStep(problem.known.cone, factor, active: active)
        defer { active = shaped.active }
        for number in 0..<6 {
            progress.begins(.algebra)
            let theta = iterate.theta
            let gradient = zip(iterate.likelihoodGradient, problem.penaltyGradient(theta, smoothing)).map { $0 - $1 }
            let (step, reaction) = shaped.step(from: theta, gradient)
            decrement = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
            // The first step follows the smoothing parameters even where it is small: they would drift away from coefficients that stand.
            if decrement < tolerance ?? (number == 0 ? stationaryTolerance : 0.1 * decrementTolerance) { break }
            if tolerance == nil, damping == 0, decrement < decrementTolerance, iterate.drift + decrement.squareRoot() < Self.longestDrift {
                // So near, the likelihood is its expansion, and the rows need not be passed over.
                let minimum = zip(theta, step).map { $0 + $1 }
                iterate.expand(
                    to: minimum, penaltyGradient: problem.penaltyGradient(minimum, smoothing), reaction: reaction, length: decrement.squareRoot())
                isHessianExact = false
                break
            }
            progress.begins(.rows)
            guard iterate.isExact else {
                try iterate.evaluate(problem, progress: progress)
                continue
            }
            guard let share = try advance(along: step) else {
                damping = max(damping * 10, 1e-3)
                return (decrement, true)
            }
            if share < 1 { return (decrement, true) }
        }
        damping = damping > 1e-6 ? damping / 10 : 0
        return (decrement, false)
    }

    /// Takes a step, halved until the penalised deviance does not rise.
    ///
    /// - Returns: the share of the step that was taken, or `nil` when none could be.
    private mutating func advance(along step: [Double]) throws -> Double? {
        let theta = iterate.theta
        let before = iterate.rows.deviance + problem.penalty(theta, smoothing)
        var share = 1.0
        while share > 1e-3 {
            let candidate = zip(theta, step).map { $0 + share * $1 }
            let reached = try problem.rows(at: candidate)
            if reached.deviance + problem.penalty(candidate, smoothing) <= before + 1e-9 * before {
                try iterate.move(to: candidate, rows: reached, of: problem, progress: progress)
                isHessianExact = false
                return share
            }
            share /= 2
        }
        return nil
    }

    /// How a search on fewer coefficients ends.
    private enum Search {
        /// There was none.
        case none
        case moved
        /// Smoothing parameters may stay.
        case settled
    }

    private mutating func steerOnFewerCoefficients() throws -> Search {
        guard let sums = hessian, damping == 0 else { return .none }
        progress.begins(.algebra)
        let gradient = iterate.likelihoodGradient, theta = iterate.theta
        if let coarse, coarseRoundsLeft > 0 {
            coarseRoundsLeft -= 1
            if let found = try coarse.smoothing(from: smoothing, hessian: problem.hessian(sums), gradient: gradient, theta: theta) {
                take(found)
                return .moved
            }
        }
        guard reducedRoundsLeft > 0 else { return .none }
        reducedRoundsLeft -= 1
        if !(reduced?.holds(for: smoothing) ?? false) {
            reduced = try ReducedSteering(problem, smoothing: smoothing, weights: problem.hessianDiagonal(sums))
        }
        let found = try reduced?.smoothing(
            from: smoothing, hessian: problem.hessian(sums), gradient: gradient, theta: theta,
            until: .init(rounds: 30, change: smoothingTolerance / 2, gain: Self.gainTolerance / 2))
        guard let found else {
            reducedRoundsLeft = 0
            return .none
        }
        if found.isMoved { take(found.smoothing) }
        return found.isMoved ? .moved : .settled
    }

    private mutating func take(_ found: AdditiveProblem.Smoothing) {
        smoothing = found
        paces = found.map { $0.map { _ in SmoothingPace() } }
    }
}
