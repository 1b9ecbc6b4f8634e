// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// What a model makes of the same rows with some values written in, and how sure it is.
struct ProfileScores {
    let risk: [Double]
    /// Of each posterior draw of the model; empty for a model without any.
    let drawn: [[Double]]

    init(_ model: ModelFile, _ features: Features, progress: ProgressMonitor) throws {
        let rows = Array(0..<features.rowCount)
        risk = try model.scores(features, rows: rows).risk
        guard case .additive(let additive) = model else {
            drawn = []
            return
        }
        drawn = try additive.drawnRisks(features, rows: rows, progress: progress)
    }
}

/// A mean over rows, with the same mean of each draw.
struct DrawnMean {
    let value: Double
    let draws: [Double]

    /// - Parameters:
    ///   - rows: those that count.
    ///   - weight: of each row.
    init(_ scores: ProfileScores, rows: [Int], weight: (Int) -> Double, _ of: (Double) -> Double) {
        let total = rows.reduce(0.0) { $0 + weight($1) }
        func mean(_ risk: [Double]) -> Double { rows.reduce(0.0) { $0 + weight($1) * of(risk[$1]) } / total }
        value = mean(scores.risk)
        draws = scores.drawn.map(mean)
    }

    private init(value: Double, draws: [Double]) { (self.value, self.draws) = (value, draws) }

    static func - (first: DrawnMean, second: DrawnMean) -> DrawnMean {
        DrawnMean(value: first.value - second.value, draws: zip(first.draws, second.draws).map { $0 - $1 })
    }

    /// Root mean square of the draws around the estimate; `nil` without draws.
    var standardError: Double? {
        guard !draws.isEmpty else { return nil }
        return (draws.reduce(0.0) { $0 + ($1 - value) * ($1 - value) } / Double(draws.count)).squareRoot()
    }

    /// With Student's t for as many degrees of freedom as there are draws, as the limits of scores.
    func interval(_ level: Double, within range: ClosedRange<Double>) -> Interval? {
        standardError.map { error in
            let half = StudentT.quantile(0.5 + level / 2, degreesOfFreedom: Double(draws.count)) * error
            return Interval(low: max(range.lowerBound, value - half), high: min(range.upperBound, value + half), level: level)
        }
    }
}
