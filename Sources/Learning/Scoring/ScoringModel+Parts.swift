// SPDX-License-Identifier: EUPL-1.2

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
}
