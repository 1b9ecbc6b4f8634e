// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

extension ScoringModel {
    /// The same model with every coefficient replaced, the intercept left as it is.
    public func mapping(_ change: (Coefficient) -> Coefficient) -> ScoringModel {
        var result = self
        for index in terms.indices {
            result.terms[index].coefficients = terms[index].coefficients.map(change)
            result.terms[index].slope = terms[index].slope.map(change)
            if let spline = terms[index].spline { result.terms[index].spline = Spline(knots: spline.knots, slopes: spline.slopes.map(change)) }
        }
        for index in pairs.indices { result.pairs[index].coefficients = pairs[index].coefficients.map(change) }
        return result
    }

    /// One draw of all coefficients as a model of its own, without uncertainty.
    public func draw(_ number: Int) -> ScoringModel {
        func drawn(_ coefficient: Coefficient) -> Coefficient {
            Coefficient(logOdds: coefficient.draws[number], standardError: 0, draws: [])
        }
        var result = mapping(drawn)
        result.intercept = drawn(intercept)
        return result
    }

    /// The log-odds of some rows.
    public func logOdds(_ features: Features, rows: [Int]) throws -> [Double] {
        func bare(_ coefficient: Coefficient) -> Coefficient { Coefficient(logOdds: coefficient.logOdds, standardError: 0, draws: []) }
        var plain = mapping(bare)
        plain.intercept = bare(intercept)
        let predictor = try plain.linearPredictor(try plain.columns(features, rows: rows), rowCount: rows.count).map(\.logOdds)
        return try offsets(features, rows: rows).map { zip(predictor, $0).map(+) } ?? predictor
    }

    /// The risks of some rows by each posterior draw; none for a model without draws. Of a row with gaps that the model fills, each is a mean over
    /// the nodes, as the risk itself is.
    ///
    /// - Throws: as `scores`; `Cancelled`.
    public func drawnRisks(_ features: Features, rows: [Int], progress: ProgressMonitor? = nil) throws -> [[Double]] {
        let open = try gaps?.open(features, rows: rows, of: terms.map(\.bins.feature)) ?? [], nodes = gaps?.nodeCount ?? 1
        func drawn(_ features: Features, _ rows: [Int]) throws -> [[Double]] {
            try parallelMap(drawCount, progress: progress) { number in
                Result { try draw(number).logOdds(features, rows: rows).map(Logistic.expit) }
            }.map { try $0.get() }
        }
        var isOpen = [Bool](repeating: false, count: rows.count)
        for position in open { isOpen[position] = true }
        let closed = rows.indices.filter { !isOpen[$0] }, known = try drawn(features, closed.map { rows[$0] })
        var result = known.map { _ in [Double](repeating: 0, count: rows.count) }
        for (number, risks) in known.enumerated() { for (position, risk) in zip(closed, risks) { result[number][position] = risk } }
        for part in GapRule.parts(open) {
            guard let spread = try gaps?.spread(features, rows: part.map { rows[$0] }) else { continue }
            for (number, risks) in try drawn(spread, Array(0..<part.count * nodes)).enumerated() {
                for (place, position) in part.enumerated() {
                    result[number][position] = (place * nodes..<(place + 1) * nodes).reduce(0) { $0 + risks[$1] } / Double(nodes)
                }
            }
        }
        return result
    }
}
