// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Whether the chains of an imputation have settled.
public struct ChainConvergence: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case settled
        /// Names of the columns that have not.
        case unsettled([String])
        /// One chain, or so few iterations that nothing can be said.
        case tooShort
    }

    /// One number that was followed of one column.
    public struct Followed: Hashable, Sendable {
        public let variable: String
        public let statistic: VariableTrace.Statistic
        /// Rank-normalised split R-hat.
        public let scaleReduction: Double
        /// Whether chains remember where they were.
        public let lagOneCorrelation: Double
        /// The slope of the mean over chains in the second half of the iterations, in its standard errors were there none.
        public let drift: Double

        /// Whether what is left of the start can be seen.
        public var isSettled: Bool { scaleReduction <= ChainConvergence.largestScaleReduction && drift <= ChainConvergence.largestDrift }
    }

    /// Four halves of two chains tell something from this length on.
    public static let fewestIterations = 8
    /// Far above what chains of ten iterations that have settled show by chance, and far below chains that go their own ways.
    public static let largestScaleReduction = 1.2
    public static let largestDrift = 3.0

    public let followed: [Followed]
    public let verdict: Verdict

    /// - Parameter traces: for each chain, those of each imputed column.
    public init(_ traces: [[VariableTrace]]) {
        let first = traces.first ?? []
        let length = first.first?.values.first?.count ?? 0
        guard traces.count >= 2, length >= Self.fewestIterations else {
            (followed, verdict) = ([], first.isEmpty ? .settled : .tooShort)
            return
        }
        var followed: [Followed] = []
        for (index, trace) in first.enumerated() {
            for (place, statistic) in trace.statistics.enumerated() {
                let chains = traces.map { $0[index].values[place] }
                followed.append(Followed(variable: trace.variable, statistic: statistic, chains: chains))
            }
        }
        let unsettled = first.map(\.variable).filter { name in !Self.isSettled(followed.filter { $0.variable == name }) }
        self.followed = followed
        verdict = unsettled.isEmpty ? .settled : .unsettled(unsettled)
    }

    /// An amount has settled when its mean and its spread have; levels when half of them have, for among many shares some stray by chance.
    private static func isSettled(_ followed: [Followed]) -> Bool {
        let settled = followed.count { $0.isSettled }
        if case .share = followed.first?.statistic { return 2 * settled >= followed.count }
        return settled == followed.count
    }
}

extension ChainConvergence.Followed {
    /// - Parameter chains: at least two of one length, one value an iteration.
    public init(variable: String, statistic: VariableTrace.Statistic, chains: [[Double]]) {
        (self.variable, self.statistic) = (variable, statistic)
        scaleReduction = PotentialScaleReduction.ranked(chains) ?? .infinity
        lagOneCorrelation = PotentialScaleReduction.lagOneCorrelation(chains)
        drift = Self.drift(chains)
    }

    /// The least-squares slope of the mean over chains in their second half, by its standard error from what is scattered around the
    /// chains' levels there.
    private static func drift(_ chains: [[Double]]) -> Double {
        let later = chains.map { Array($0.suffix($0.count / 2)) }, length = later.first?.count ?? 0
        guard length >= 3, later.allSatisfy({ $0.count == length }) else { return 0 }
        let middle = Double(length - 1) / 2
        let squares = (0..<length).reduce(0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
        let slopes = later.map { chain in (0..<length).reduce(0) { $0 + (Double($1) - middle) * chain[$1] } / squares }
        let mean = Sum.exact(slopes) / Double(slopes.count)
        let residual = later.reduce(0) { sum, chain in
            let level = Sum.exact(chain) / Double(length)
            return sum + (0..<length).reduce(0) { $0 + (chain[$1] - level) * (chain[$1] - level) }
        }
        let variance = residual / Double(later.count * (length - 1))
        guard variance > 0 else { return 0 }
        return mean.magnitude / (variance / (squares * Double(later.count))).squareRoot()
    }
}

extension ImputedTables {
    public var convergence: ChainConvergence { ChainConvergence(traces) }
}
