// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Curves of birthwt against `glm` with the same columns, written out in base R.
@Suite("Logistic regression with splines: birthwt", .needsSharedData)
struct BirthwtSplineTests {
    let features: Features
    let outcome: [UInt8]

    init() throws {
        let births = try OracleTable("data/birthwt/birthwt.csv")
        outcome = births["low"].map { UInt8($0) }
        features = Features(
            rowCount: outcome.count, columns: ["age", "lwt", "smoke"].map { FeatureColumn(name: $0, values: .numeric(births[$0])) })
    }

    /// glm(low ~ age + lwt + smoke + rcs), R 4.2 with epsilon = 1e-14; knots are `quantile(type = 2)`.
    @Test func coefficientsEqualGlm() throws {
        let model = try LogisticParameters(splines: .knots(5)).fit(TrainingData(features, outcome), progress: .silent)
        #expect(model.knots == ["age": [16, 20, 23, 26, 32], "lwt": [94, 110, 121, 138, 189]])
        let published: [(term: String, logOdds: Double, error: Double)] = [
            ("(intercept)", 5.37706687693397622, 5.8069812638018110), ("age", -0.24408087240991591, 0.2054953637021706),
            ("age'", 1.83742979750766611, 1.4344812319534912), ("age''", -6.32190379670756464, 5.7335904630238232),
            ("age'''", 5.92553234223817693, 8.1190379466812939), ("lwt", -0.01757347976633093, 0.0447795892119222),
            ("lwt'", -0.33518191329217550, 0.6708080423857303), ("lwt''", 1.80716420317576265, 2.4420879563865343),
            ("lwt'''", -2.25265252368391655, 2.4324498150209939), ("smoke", 0.78439238627347607, 0.3478028315114001),
        ]
        #expect(model.coefficients.map(\.term) == published.map(\.term))
        for (ours, theirs) in zip(model.coefficients, published) {
            #expect(isClose(ours.logOdds, theirs.logOdds, within: 1e-6), "\(theirs.term)")
            #expect(isClose(ours.standardError, theirs.error, within: 1e-5), "\(theirs.term)")
        }
        #expect(isClose(model.deviance, 215.5900667769015, within: 1e-8))
    }

    /// 59 events carry four coefficients at 15 events each: no curves.
    @Test func automaticLeavesFewEventsStraight() throws {
        let model = try LogisticParameters(splines: .automatic).fit(TrainingData(features, outcome), progress: .silent)
        #expect(model.knots.isEmpty && model.coefficients.map(\.term) == ["(intercept)", "age", "lwt", "smoke"])
        let plain = try LogisticParameters().fit(TrainingData(features, outcome), progress: .silent)
        #expect(plain.coefficients == model.coefficients)
    }

    @Test(arguments: [2, 0, -1, 6, 40]) func numbersOfKnotsThatAreNone(number: Int) {
        #expect(throws: RiskModelsError.parameter("splines", expected: "3 to 5 knots")) {
            try LogisticParameters(splines: .knots(number)).fit(TrainingData(features, outcome), progress: .silent)
        }
    }
}

@Suite("Logistic regression with splines")
struct LogisticSplineTests {
    /// Rows of one feature, the outcome alternating.
    private func fit(_ values: [Double], splines: SplineChoice = .knots(5), rows: [Int]? = nil, weights: CaseWeights? = nil) throws -> LogisticModel {
        let outcome = values.indices.map { (row: Int) -> UInt8 in (row * row + row / 3) % 5 < 2 ? 1 : 0 }
        let features = Features(rowCount: values.count, columns: [FeatureColumn(name: "visits", values: .numeric(values))])
        return try LogisticParameters(splines: splines).fit(TrainingData(features, outcome, rows: rows, weights: weights), progress: .silent)
    }

    static let samples: [(Int, Int, Int)] = [(200, 40, 5), (90, 40, 4), (28, 14, 3), (400, 9, 4), (400, 7, 3)]

    /// Few rows or few values bend less, or not at all.
    @Test(arguments: samples)
    func fewValuesBendLess(rows: Int, distinct: Int, knots: Int) throws {
        let model = try fit((0..<rows).map { Double($0 % distinct) })
        #expect(model.knots["visits"]?.count == knots, "\(model.knots)")
    }

    @Test(arguments: [1, 2, 5]) func veryFewValuesAreALine(distinct: Int) throws {
        guard distinct > 1 else { return }
        #expect(try fit((0..<300).map { Double($0 % distinct) }).knots.isEmpty)
    }

    /// Knots that fall together at a heavy value are one.
    @Test func aHeavyZero() throws {
        let some = try fit((0..<300).map { (row: Int) -> Double in row % 5 < 3 ? 0 : Double(row % 31) })
        #expect(some.knots["visits"]?.count == 3)
        let most = try fit((0..<300).map { (row: Int) -> Double in row % 25 != 0 ? 0 : Double(row % 31) })
        #expect(most.knots.isEmpty)
    }

    /// Knots are of the rows that are learned from; those without weight are none.
    @Test func otherRowsHaveNoKnots() throws {
        let values = (0..<400).map { (row: Int) -> Double in row < 200 ? Double(row * 7 % 50) : 1e6 + Double(row) }
        let kept = try fit(values, rows: Array(0..<200))
        let weighted = try fit(values, weights: CaseWeights((0..<400).map { (row: Int) -> Double in row < 200 ? 1 : 0 }, kind: .frequency))
        #expect(kept.knots == weighted.knots && (kept.knots["visits"]?.last ?? .infinity) < 50)
        for (one, other) in zip(kept.coefficients, weighted.coefficients) { #expect(isClose(one.logOdds, other.logOdds, within: 1e-8)) }
    }

    /// With 15 events to a coefficient curves have 5 knots; with fewer, fewer.
    @Test func automaticFollowsTheEvents() throws {
        let births = DrawnBirths(6000)
        let numbers = try [300, 900, 1300, 6000].map { count -> Int in
            let model = try LogisticParameters(splines: .automatic).fit(
                TrainingData(births.features, births.outcome, rows: Array(0..<count)), progress: .silent)
            return model.knots["age"]?.count ?? 0
        }
        #expect(numbers == numbers.sorted() && numbers.first == 0 && numbers.last == 5)
    }

    /// The truth of `DrawnBirths` is a parabola of age: a curve finds it, a line cannot.
    @Test func aCurveFindsACurve() throws {
        let births = DrawnBirths(8000)
        let plain = try LogisticParameters().fit(births.data, progress: .silent)
        let curved = try LogisticParameters(splines: .knots(5)).fit(births.data, progress: .silent)
        #expect(plain.deviance - curved.deviance > 100)
        let risk = try curved.scores(births.features, rows: births.rows).risk
        let apart = births.rows.map { (Logistic.logit(risk[$0]) - births.logOdds[$0]).magnitude }
        #expect(apart.reduce(0, +) / 8000 < 0.12)
    }

    /// A bend that another column says gives way, and what is left is scored.
    @Test func aBendGivesWay() throws {
        let births = DrawnBirths(2000)
        let first = try LogisticParameters(splines: .knots(3)).fit(births.data, progress: .silent)
        let spline = try #require(RestrictedCubicSpline(knots: first.knots["age"] ?? []))
        guard case .numeric(let age) = births.features.columns[0].values else { return }
        let bend = FeatureColumn(name: "bend", values: .numeric(age.map { spline.basis($0)[1] > 0.001 ? spline.basis($0)[1] : 0 }))
        let features = Features(rowCount: 2000, columns: births.features.columns + [bend])
        let model = try LogisticParameters(splines: .knots(3)).fit(TrainingData(features, births.outcome), progress: .silent)
        #expect(model.coefficients.allSatisfy { $0.logOdds.isFinite && $0.standardError.isFinite })
    }
}
