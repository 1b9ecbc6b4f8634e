// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import TestSupport
import Testing

import MissingData

/// Tests of several coefficients over imputations, against another program's.
@Suite(.needsSharedData) struct PooledTestOracleTests {
    static func expect(_ test: PooledTest, _ name: String, in file: String, within tolerance: Double = 1e-8) throws {
        let expected = try Oracle.table(file)
        let row = try #require(expected[text: "test"].firstIndex(of: name))
        let values = ["F": test.statistic, "df1": test.numerator, "df2": test.denominator, "p": test.p, "riv": test.relativeIncrease]
        for (column, value) in values {
            let one = expected[column][row]
            #expect(isClose(value, one, within: tolerance * max(1, one.magnitude)), "\(name) \(column) \(value) \(one)")
        }
    }

    static let linear = "nhanes_m5_D1D2D3.csv", logistic = "nhanes_m5_glm_D1D2D3.csv"

    @Test func waldTest() throws {
        let fits = try PoolingOracleTests.linearFits()
        let pooled = try PooledVector(fits.map(\.coefficients), covariances: fits.map(\.covariance), completeDegreesOfFreedom: 22)
        try Self.expect(pooled.waldTest(of: [1, 2]), "D1", in: Self.linear)
        #expect(isClose(try pooled.waldTest(of: [1, 2]).denominator, 6.71411385752187, within: 1e-10))
    }

    @Test func waldTestOfTheLogisticModel() throws {
        let fits = try PoolingOracleTests.logisticFits([\.age, \.bmi])
        let pooled = try PooledVector(fits.map(\.coefficients), covariances: fits.map(\.covariance), completeDegreesOfFreedom: 22)
        try Self.expect(pooled.waldTest(of: [1, 2]), "D1", in: Self.logistic)
    }

    @Test func testOfWaldStatistics() throws {
        let statistics = try PoolingOracleTests.linearFits().map { try Self.wald($0.coefficients, $0.covariance) }
        try Self.expect(PooledTest.chiSquared(statistics, tested: 2), "D2_wald", in: Self.linear)
    }

    static func wald(_ coefficients: [Double], _ covariance: Matrix) throws -> Double {
        let part = Matrix(rows: 2, columns: 2, elements: [covariance[1, 1], covariance[2, 1], covariance[1, 2], covariance[2, 2]])
        let tested = Array(coefficients.dropFirst())
        return zip(tested, try #require(Cholesky(part)).solve(tested)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func testOfLikelihoodRatios() throws {
        let ratios = try PoolingOracleTests.linearFits().map { fit in
            LeastSquares.twiceLogLikelihood(residualSquares: fit.residualSquares, rowCount: 25)
                - LeastSquares.twiceLogLikelihood(residualSquares: fit.totalSquares, rowCount: 25)
        }
        try Self.expect(PooledTest.chiSquared(ratios, tested: 2), "D2_lik", in: Self.linear)
        let large = try PoolingOracleTests.logisticFits([\.age, \.bmi]), small = try PoolingOracleTests.logisticFits([])
        try Self.expect(
            PooledTest.chiSquared(zip(large, small).map { $1.deviance - $0.deviance }, tested: 2), "D2_lik", in: Self.logistic)
    }

    /// Meng and Rubin's test, with the pooled slopes put into each completed table; the other program fits the intercept (and, of a linear
    /// model, sigma) again there.
    @Test func testAtPooledEstimates() throws {
        let large = try PoolingOracleTests.logisticFits([\.age, \.bmi]), small = try PoolingOracleTests.logisticFits([])
        let slopes = (1...2).map { index in large.reduce(0) { $0 + $1.coefficients[index] } / 5 }
        let ratios = try PoolingOracleTests.completed().indices.map { index -> Double in
            let one = try PoolingOracleTests.completed()[index]
            let ones = Matrix(rows: 25, columns: 1, repeating: 1)
            let fit = try LogisticRegression().fit(
                ones, outcome: one.hyp.map { $0 == 2 ? 1 : 0 }, offset: zip(one.age, one.bmi).map { $0 * slopes[0] + $1 * slopes[1] })
            return small[index].deviance - fit.deviance
        }
        let test = try PooledTest.likelihoodRatio(
            average: zip(large, small).reduce(0) { $0 + $1.1.deviance - $1.0.deviance } / 5, averageAtPooled: ratios.reduce(0, +) / 5,
            imputations: 5, tested: 2)
        try Self.expect(test, "D3", in: Self.logistic)
    }

    @Test func testOfTheLinearModelAtPooledEstimates() throws {
        let fits = try PoolingOracleTests.linearFits(), completed = try PoolingOracleTests.completed()
        let slopes = (1...2).map { index in fits.reduce(0) { $0 + $1.coefficients[index] } / 5 }
        func ratio(_ residual: Double, _ total: Double) -> Double {
            LeastSquares.twiceLogLikelihood(residualSquares: residual, rowCount: 25)
                - LeastSquares.twiceLogLikelihood(
                    residualSquares: total, rowCount: 25)
        }
        let atPooled = completed.indices.map { index in
            let one = completed[index]
            let rest = one.chl.indices.map { one.chl[$0] - slopes[0] * one.age[$0] - slopes[1] * one.bmi[$0] }
            let mean = rest.reduce(0, +) / 25
            return ratio(rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }, fits[index].totalSquares)
        }
        let test = try PooledTest.likelihoodRatio(
            average: fits.reduce(0) { $0 + ratio($1.residualSquares, $1.totalSquares) } / 5, averageAtPooled: atPooled.reduce(0, +) / 5,
            imputations: 5, tested: 2)
        try Self.expect(test, "D3", in: Self.linear)
    }

    @Test func hopelessInputIsRefused() {
        #expect(throws: MissingDataError.self) { try PooledEstimate([1], variances: [1]) }
        #expect(throws: MissingDataError.self) { try PooledEstimate([1, .nan], variances: [1, 1]) }
        #expect(throws: MissingDataError.self) { try PooledEstimate([1, 2], variances: [1, -1]) }
        #expect(throws: MissingDataError.self) { try PooledVector([[1], [2, 3]], covariances: [.identity(1), .identity(2)]) }
        #expect(throws: MissingDataError.self) {
            try PooledVector([[1, 2], [2, 3]], covariances: [Matrix(rows: 2, columns: 2), Matrix(rows: 2, columns: 2)]).waldTest()
        }
        #expect(throws: MissingDataError.self) { try PooledTest.chiSquared([2], tested: 1) }
        #expect(throws: MissingDataError.self) { try PooledCorrelation(squares: [0.2, 1], rowCount: 100) }
    }
}
