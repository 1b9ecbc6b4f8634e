// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import TestSupport
import Testing

/// Priors in the regression of birthwt on age, lwt, smoke and ht; base R by augmented data and by Newton's method written out.
@Suite("Priors in logistic regression of birthwt", .needsSharedData)
struct LogisticPenaltyOfBirthwt {
    let design: Matrix
    let outcome: [UInt8]
    /// Standard deviations with divisor n of age, lwt, smoke and ht.
    let deviations: [Double]

    init() throws {
        let births = try OracleTable("data/birthwt/birthwt.csv")
        outcome = births["low"].map { UInt8($0) }
        let columns = ["age", "lwt", "smoke", "ht"].map { births[$0] }
        deviations = columns.map { column in
            let mean = column.reduce(0, +) / 189
            return (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 189).squareRoot()
        }
        design = Matrix(rows: 189, columns: 5, elements: [Double](repeating: 1, count: 189) + columns.flatMap(\.self))
    }

    private func expect(_ ours: [Double], _ theirs: [Double], within tolerance: Double) {
        for (one, other) in zip(ours, theirs) { #expect(isClose(one, other, within: tolerance)) }
    }

    /// `glm` on the rows and, for each coefficient, half a row with and half a row without the event (Greenland and Mansournia 2015).
    @Test func logFIsAugmentedData() throws {
        let units = [deviations[0], deviations[1], 1, 1]
        let penalty = LogisticPenalty(logF: units.enumerated().map { .init(column: $0 + 1, unit: $1) })
        let fit = try LogisticRegression().fit(design, outcome: outcome, penalty: penalty)
        expect(
            fit.coefficients, [1.70600375462201570, -0.03576361314997274, -0.01629294062705853, 0.66083660941879596, 1.62705675289865259],
            within: 1e-8)
        expect(
            fit.standardErrors, [1.039664407227879783, 0.033101891221088350, 0.006498106519546156, 0.326657463116174607, 0.654073197188660305],
            within: 1e-6)
        // The intercept has no prior: the mean risk is the share of events.
        #expect(isClose(fit.predictor(design).map(Logistic.expit).reduce(0, +), 59, within: 1e-9))
    }

    /// Normal(0, (2.5/sd)^2), of smoking Normal(log 2, .3^2 / .5).
    var normal: LogisticPenalty {
        let variances = deviations.map { (2.5 / $0) * (2.5 / $0) }
        return LogisticPenalty(
            normal: [
                .init(column: 1, variance: variances[0]), .init(column: 2, variance: variances[1]),
                .init(column: 3, mean: log(2), variance: 0.3 * 0.3 / 0.5), .init(column: 4, variance: variances[3]),
            ])
    }

    @Test func normalPriors() throws {
        let fit = try LogisticRegression().fit(design, outcome: outcome, penalty: normal)
        expect(
            fit.coefficients, [1.74677810673292622, -0.03559917490380016, -0.01682275396563541, 0.68439142488700411, 1.77651428424664304],
            within: 1e-9)
        expect(
            fit.standardErrors, [1.043947265694117110, 0.033270595388103119, 0.006586763492571862, 0.261384399552253066, 0.682908300668528256],
            within: 1e-6)
        let clusters = (0..<189).map { Int32($0 / 3) }
        let sandwich = fit.sandwichCovariance(design, outcome: outcome, penalty: normal, clusters: clusters, clusterCount: 63)
        expect(
            sandwich.standardErrors, [1.114888214869975913, 0.027501210640441427, 0.007363645954619281, 0.223111724055248234, 0.814941713049783800],
            within: 1e-6)
    }

    /// A prior of a difference of two coefficients is one of a coefficient after a change of columns.
    @Test func aContrastIsACoefficientOfOtherColumns() throws {
        let contrast = LogisticPenalty(normal: [.init(columns: [3, 4], factors: [1, -1], mean: 0.2, variance: 0.1)])
        let fit = try LogisticRegression().fit(design, outcome: outcome, penalty: contrast)
        // smoke = 1 and ht = 1 together, and smoke: the coefficient of smoke is then the difference.
        var other = design
        for row in 0..<189 { other[row, 4] += design[row, 3] }
        let turned = try LogisticRegression().fit(
            other, outcome: outcome, penalty: LogisticPenalty(normal: [.init(column: 3, mean: 0.2, variance: 0.1)]))
        #expect(isClose(fit.coefficients[3] - fit.coefficients[4], turned.coefficients[3], within: 1e-9))
        #expect(isClose(contrast.normal[0].variance(fit.covariance), turned.covariance[3, 3], within: 1e-9))
        #expect(isClose(contrast.normal[0].value(fit.coefficients), turned.coefficients[3], within: 1e-9))
    }

    /// A prior as good as certain decides; one that says nothing does nothing.
    @Test(arguments: [1e-12, 1e12]) func extremes(variance: Double) throws {
        let fit = try LogisticRegression().fit(
            design, outcome: outcome, penalty: LogisticPenalty(normal: [.init(column: 3, mean: -1.5, variance: variance)]))
        let plain = try LogisticRegression().fit(design, outcome: outcome)
        #expect(isClose(fit.coefficients[3], variance < 1 ? -1.5 : plain.coefficients[3], within: 1e-7))
        #expect((fit.coefficients + fit.standardErrors).allSatisfy { $0.isFinite })
    }
}

@Suite("Priors in logistic regression")
struct LogisticPenaltyTests {
    let ones = [Double](repeating: 1, count: 8)

    /// What separates has an estimate if it has a prior; what has none is named.
    @Test func separation() throws {
        let design = Matrix(rows: 8, columns: 3, elements: ones + [1, 2, 3, 4, 5, 6, 7, 8] + [0, 1, 1, 0, 1, 0, 0, 1])
        let outcome: [UInt8] = [0, 0, 0, 0, 1, 1, 1, 1]
        for penalty in [LogisticPenalty(normal: [.init(column: 1, variance: 6)]), LogisticPenalty(logF: [.init(column: 1, unit: 2)])] {
            let fit = try LogisticRegression().fit(design, outcome: outcome, penalty: penalty)
            #expect((fit.coefficients + fit.standardErrors).allSatisfy { $0.isFinite })
            #expect(isClose(fit.predictor(design).map(Logistic.expit).reduce(0, +), 4, within: 1e-8))
        }
        #expect(throws: LogisticRegressionError.separation(columns: [1])) {
            try LogisticRegression().fit(design, outcome: outcome, penalty: LogisticPenalty(normal: [.init(column: 2, variance: 1)]))
        }
    }

    @Test func theInterceptHasNone() {
        let design = Matrix(rows: 8, columns: 2, elements: ones + [1, 2, 3, 4, 5, 6, 7, 8])
        for column in [0, 2, -1] {
            #expect(throws: LogisticRegressionError.self) {
                try LogisticRegression().fit(
                    design, outcome: [0, 1, 0, 1, 0, 1, 1, 0], penalty: LogisticPenalty(normal: [.init(column: column, variance: 1)]))
            }
        }
    }
}
