// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import TestSupport
import Testing

import MissingData

/// Rubin's rules on five completed tables, from the tables up, against another program's.
@Suite(.needsSharedData) struct PoolingOracleTests {
    struct Completed {
        let age: [Double], bmi: [Double], hyp: [Double], chl: [Double]
    }

    static func completed() throws -> [Completed] {
        let table = try Oracle.table("nhanes_m5_completed_long.csv")
        let imputation = table[".imp"]
        return (1...5).map { number in
            func take(_ name: String) -> [Double] { zip(table[name], imputation).filter { $0.1 == Double(number) }.map(\.0) }
            return Completed(age: take("age"), bmi: take("bmi"), hyp: take("hyp"), chl: take("chl"))
        }
    }

    static func linearFits() throws -> [LeastSquares] {
        try completed().map { try #require(LeastSquares([$0.age, $0.bmi], outcome: $0.chl)) }
    }

    static func relativelyClose(_ value: Double, _ expected: Double, within tolerance: Double = 1e-8) -> Bool {
        isClose(value, expected, within: tolerance * max(1, expected.magnitude))
    }

    @Test func linearModelIsPooled() throws {
        let fits = try Self.linearFits(), expected = try Oracle.table("nhanes_m5_pool_lm.csv")
        let raw = try Oracle.table("nhanes_m5_QU.csv")
        for (index, name) in ["(Intercept)", "age", "bmi"].enumerated() {
            for (fit, q) in zip(fits, raw["Q." + name]) { #expect(Self.relativelyClose(fit.coefficients[index], q)) }
            for (fit, u) in zip(fits, raw["U." + name]) { #expect(Self.relativelyClose(fit.covariance[index, index], u)) }
            let pooled = try PooledEstimate(
                fits.map { $0.coefficients[index] }, variances: fits.map { $0.covariance[index, index] }, completeDegreesOfFreedom: 22)
            let values = [
                "estimate": pooled.estimate, "ubar": pooled.within, "b": pooled.between, "t": pooled.total, "df": pooled.degreesOfFreedom,
                "riv": pooled.relativeIncrease, "lambda": pooled.proportionFromMissing, "fmi": pooled.fractionOfMissingInformation,
            ]
            for (column, value) in values { #expect(Self.relativelyClose(value, expected[column][index]), "\(name) \(column)") }
        }
    }

    @Test func intervalsAndTestsOfTheLinearModel() throws {
        let fits = try Self.linearFits(), expected = try Oracle.table("nhanes_m5_pool_lm_summary.csv")
        for index in 0..<3 {
            let pooled = try PooledEstimate(
                fits.map { $0.coefficients[index] }, variances: fits.map { $0.covariance[index, index] }, completeDegreesOfFreedom: 22)
            #expect(Self.relativelyClose(pooled.standardError, expected["std.error"][index]))
            #expect(Self.relativelyClose(pooled.pValue(), expected["p.value"][index]))
            #expect(Self.relativelyClose(pooled.interval().low, expected["2.5 %"][index]))
            #expect(Self.relativelyClose(pooled.interval().high, expected["97.5 %"][index]))
        }
    }

    @Test func logisticModelIsPooled() throws {
        let expected = try Oracle.table("nhanes_m5_pool_glm.csv")
        let fits = try Self.logisticFits([\.age, \.bmi])
        for index in 0..<3 {
            let pooled = try PooledEstimate(
                fits.map { $0.coefficients[index] }, variances: fits.map { $0.covariance[index, index] }, completeDegreesOfFreedom: 22)
            let values = [
                "estimate": pooled.estimate, "ubar": pooled.within, "b": pooled.between, "df": pooled.degreesOfFreedom,
                "riv": pooled.relativeIncrease, "lambda": pooled.proportionFromMissing, "fmi": pooled.fractionOfMissingInformation,
            ]
            for (column, value) in values { #expect(Self.relativelyClose(value, expected[column][index]), "\(column)") }
        }
    }

    static func logisticFits(_ columns: [KeyPath<Completed, [Double]>]) throws -> [ReweightedLogistic] {
        try completed().map { one in
            let n = one.age.count
            let design = Matrix(
                rows: n, columns: columns.count + 1, elements: [Double](repeating: 1, count: n) + columns.flatMap { one[keyPath: $0] })
            return try #require(ReweightedLogistic(design, outcome: one.hyp.map { $0 - 1 }))
        }
    }

    @Test func degreesOfFreedomOverAGrid() throws {
        let grid = try Oracle.table("barnard_rubin_grid.csv")
        #expect(grid.rows.count == 64)
        for row in grid.rows.indices {
            let m = grid["m"][row], complete = grid[text: "dfcom"][row] == "Inf" ? .infinity : grid["dfcom"][row]
            let lambda = (1 + 1 / m) * grid["b"][row] / grid["t"][row]
            let value = PooledEstimate.degreesOfFreedom(imputations: Int(m), proportion: lambda, complete: complete)
            #expect(Self.relativelyClose(value / grid["df"][row], 1), "row \(row)")
        }
    }

    @Test func oneScalar() throws {
        let expected = try Oracle.table("poolscalar_case1.csv")
        // Five estimates with the mean and the variance that the file names.
        let (mean, half) = (expected["qbar"][0], (2 * expected["b"][0]).squareRoot())
        let pooled = try PooledEstimate(
            [mean - half, mean, mean, mean, mean + half], variances: [Double](repeating: expected["ubar"][0], count: 5),
            completeDegreesOfFreedom: 117)
        #expect(Self.relativelyClose(pooled.between, expected["b"][0]))
        #expect(Self.relativelyClose(pooled.total, expected["t"][0]))
        #expect(Self.relativelyClose(pooled.relativeIncrease, expected["r"][0]))
        #expect(Self.relativelyClose(pooled.degreesOfFreedom, expected["df"][0]))
        #expect(Self.relativelyClose(pooled.fractionOfMissingInformation, expected["fmi"][0]))
    }

    @Test(arguments: [false, true])
    func squaredCorrelationIsPooled(adjusted: Bool) throws {
        let expected = try Oracle.table(adjusted ? "nhanes_m5_pool_adjr2.csv" : "nhanes_m5_pool_r2.csv")
        let pooled = try PooledCorrelation(squares: try Self.linearFits().map { adjusted ? $0.adjustedSquare : $0.square }, rowCount: 25)
        #expect(Self.relativelyClose(pooled.square, expected["est"][0]))
        #expect(Self.relativelyClose(pooled.transformed.fractionOfMissingInformation, expected["fmi"][0]))
        // The other program takes the normal quantile, which is too narrow with five imputations.
        let half = 1.96 * pooled.transformed.standardError
        #expect(Self.relativelyClose(pow(tanh(pooled.transformed.estimate + half), 2), expected["hi 95"][0]))
        #expect(pooled.interval().high > expected["hi 95"][0])
    }
}
