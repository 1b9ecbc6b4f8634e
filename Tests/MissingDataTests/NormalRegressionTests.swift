// SPDX-License-Identifier: EUPL-1.2

import Basics
import MissingData
import StatMath
import TestSupport
import Testing

@Suite struct NormalRegressionTests {
    /// Cross products of a constant, four measures of boys and their weight.
    static func boys() throws -> (products: Matrix, rows: Int) {
        let table = try Oracle.table("boys_estimice_input.csv")
        let columns = [[Double](repeating: 1, count: table.rows.count)] + ["age", "hgt", "bmi", "hc", "y"].map { table[$0] }
        var products = Matrix(rows: 6, columns: 6)
        for a in 0..<6 { for b in 0..<6 { products[a, b] = Sum.exact(zip(columns[a], columns[b]).map { $0 * $1 }) } }
        return (products, table.rows.count)
    }

    @Test(.needsSharedData, arguments: ["qr", "svd", "ridge"])
    func estimatesAgree(method: String) throws {
        let expected = try Oracle.table("boys_estimice_\(method).csv"), (products, rows) = try Self.boys()
        let fit = try #require(
            NormalRegression(alwaysRidge: method == "ridge").fit(products: products, target: 5, predictors: [0, 1, 2, 3, 4], rows: rows))
        let covariance = fit.unscaledCovariance
        for index in 0..<5 {
            let coefficient = expected["coef"][index]
            #expect(isClose(fit.coefficients[index], coefficient, within: 1e-8 * max(1, coefficient.magnitude)))
            for other in 0..<5 { #expect(isClose(covariance[index, other], expected["v.\(other + 1)"][index], within: 1e-8)) }
        }
    }

    /// Missing values by the regression of all that are known, another program's to the last digits.
    @Test(.needsSharedData) func predictionsAgree() throws {
        let table = try Oracle.table("nhanes.csv"), expected = try Oracle.table("nhanes_agechl_normpredict.csv")
        let age = table["age"], texts = table[text: "chl"], known = texts.indices.filter { !texts[$0].isEmpty }, chl = texts.map { Double($0) ?? 0 }
        var products = Matrix(rows: 3, columns: 3)
        for row in known {
            let z = [1, age[row], chl[row]]
            for a in 0..<3 { for b in 0..<3 { products[a, b] += z[a] * z[b] } }
        }
        let fit = try #require(NormalRegression().fit(products: products, target: 2, predictors: [0, 1], rows: known.count))
        for row in texts.indices where texts[row].isEmpty {
            #expect(isClose(fit.coefficients[0] + fit.coefficients[1] * age[row], expected["chl"][row], within: 1e-8))
        }
    }

    /// Means and covariances of drawn parameters are those of the posterior.
    @Test(.needsSharedData) func drawsFollowThePosterior() throws {
        let (products, rows) = try Self.boys()
        let fit = try #require(NormalRegression().fit(products: products, target: 5, predictors: [0, 1, 2, 3, 4], rows: rows))
        let draws = 4000
        var generator = Philox(seed: 1, stage: "posterior")
        let drawn = (0..<draws).map { _ in fit.draw(&generator) }
        let variance = fit.residualSquares / Double(fit.degreesOfFreedom - 2), covariance = fit.unscaledCovariance
        for index in 0..<5 {
            let values = drawn.map { $0.coefficients[index] }, expected = variance * covariance[index, index]
            let mean = values.reduce(0, +) / Double(draws)
            #expect(isClose(mean, fit.coefficients[index], within: 4 * (expected / Double(draws)).squareRoot()))
            let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1)
            #expect(isClose(spread / expected, 1, within: 4 * (2 / Double(draws)).squareRoot()))
        }
        let sigma = drawn.reduce(0) { $0 + $1.sigma * $1.sigma } / Double(draws)
        #expect(isClose(sigma / variance, 1, within: 0.02))
    }

    @Test func copiesOfAPredictorGetARidge() throws {
        // Constant, x, x again, y = x + noise.
        let x = [1.0, 2, 3, 4, 5, 7], y = [1.2, 1.9, 3.1, 4.2, 4.8, 7.1]
        let columns = [[Double](repeating: 1, count: 6), x, x, y]
        var products = Matrix(rows: 4, columns: 4)
        for a in 0..<4 { for b in 0..<4 { products[a, b] = Sum.exact(zip(columns[a], columns[b]).map { $0 * $1 }) } }
        let fit = try #require(NormalRegression().fit(products: products, target: 3, predictors: [0, 1, 2], rows: 6))
        #expect(fit.ridge > 0)
        #expect(isClose(fit.coefficients[1], fit.coefficients[2], within: 1e-6))
        #expect(NormalRegression().fit(products: Matrix(rows: 2, columns: 2), target: 1, predictors: [0], rows: 5) == nil)
    }
}
