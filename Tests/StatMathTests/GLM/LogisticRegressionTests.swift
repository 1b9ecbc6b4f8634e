// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing
import TestSupport

/// Baystate births 1986 (Hosmer and Lemeshow): R's `glm(family = binomial)`.
@Suite(.needsSharedData)
struct LogisticRegressionOfBirthwt {
    let births: OracleTable
    let outcome: [UInt8]

    init() throws {
        births = try OracleTable("data/birthwt/birthwt.csv")
        outcome = births["low"].map { UInt8($0) }
    }

    /// Columns by name; `race2` is the indicator of level 2 of `race`; the intercept comes first.
    func design(_ names: [String]) -> Matrix {
        let columns = names.map { name in
            name.hasPrefix("race") ? births["race"].map { $0 == Double(name.dropFirst(4)) ? 1 : 0 } : births[name]
        }
        return Matrix(rows: outcome.count, columns: names.count + 1, elements: [Double](repeating: 1, count: outcome.count) + columns.flatMap(\.self))
    }

    /// glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv) of R 4.2 with epsilon = 1e-14.
    ///
    /// At its default epsilon R takes the standard errors from the iteration before the last: .402147 for smoke.
    @Test func equalsGlm() throws {
        let x = design(["age", "lwt", "race2", "race3", "smoke", "ptl", "ht", "ui", "ftv"])
        let fit = try LogisticRegression().fit(x, outcome: outcome)
        let coefficients = [
            0.4806232091007845, -0.0295490270744754, -0.0154242839798523, 1.2722597977543866, 0.8804959257825377, 0.9388457015782598,
            0.5433370311245408, 1.8633028703788406, 0.7676481457715810, 0.0653018347794341,
        ]
        let errors = [
            1.1969041067357653, 0.0370314173609362, 0.0069193810622405, 0.5273637029257991, 0.4407856641955908, 0.4021540765659725,
            0.3454054305654501, 0.6975400589968462, 0.4593214780885699, 0.1723958259243231,
        ]
        for index in coefficients.indices {
            #expect(isClose(fit.coefficients[index], coefficients[index], within: 1e-9))
            #expect(isClose(fit.standardErrors[index], errors[index], within: 1e-7))
        }
        #expect(isClose(fit.deviance, 201.284795055881, within: 1e-9))
        #expect(isClose(fit.standardErrors[5], 0.402147, within: 1e-5))
    }

    /// Hosmer and Lemeshow (1989), table 2.3: low ~ age + lwt + race + ftv, three decimals as printed.
    @Test func equalsHosmerAndLemeshow() throws {
        let fit = try LogisticRegression().fit(design(["age", "lwt", "race2", "race3", "ftv"]), outcome: outcome)
        let coefficients = [1.295, -0.024, -0.014, 1.004, 0.433, -0.049], errors = [1.071, 0.0337, 0.0065, 0.498, 0.362, 0.167]
        for index in coefficients.indices {
            #expect(isClose(fit.coefficients[index], coefficients[index], within: 6e-4))
            #expect(isClose(fit.standardErrors[index], errors[index], within: 6e-4))
        }
        #expect(isClose(fit.logLikelihood, -111.286, within: 6e-4))
    }

    /// A row of weight 2 is two rows; a row of weight 0 is none.
    @Test func weightsAreRepeatedRows() throws {
        let x = design(["age", "smoke"])
        let weights = outcome.indices.map { Double($0 % 3) }
        let kept = outcome.indices.flatMap { row in Array(repeating: row, count: row % 3) }
        let repeated = Matrix(rows: kept.count, columns: 3, elements: (0..<3).flatMap { column in kept.map { x[$0, column] } })
        let weighted = try LogisticRegression().fit(x, outcome: outcome, weights: weights)
        let twice = try LogisticRegression().fit(repeated, outcome: kept.map { outcome[$0] })
        for index in 0..<3 {
            #expect(isClose(weighted.coefficients[index], twice.coefficients[index], within: 1e-10))
            #expect(isClose(weighted.standardErrors[index], twice.standardErrors[index], within: 1e-10))
        }
    }

    /// Units and origin of a column change its coefficient as they must, and nothing else, even far from zero.
    @Test func unitsDoNotMatter() throws {
        let plain = try LogisticRegression().fit(design(["age", "smoke"]), outcome: outcome)
        var x = design(["age", "smoke"])
        for row in outcome.indices { x[row, 1] = 1e5 + x[row, 1] / 1000 }
        let moved = try LogisticRegression().fit(x, outcome: outcome)
        #expect(isClose(moved.coefficients[1], plain.coefficients[1] * 1000, within: 1e-4))
        #expect(isClose(moved.coefficients[2], plain.coefficients[2], within: 1e-6))
        #expect(isClose(moved.standardErrors[2], plain.standardErrors[2], within: 1e-6))
        #expect(isClose(moved.deviance, plain.deviance, within: 1e-6))
    }

    /// Sandwich covariance by row and by cluster: the definition, written out.
    @Test func sandwichIsItsDefinition() throws {
        let x = design(["age", "smoke"])
        let fit = try LogisticRegression().fit(x, outcome: outcome)
        let clusters = outcome.indices.map { Int32($0 / 3) }, count = (outcome.count + 2) / 3
        let p = fit.predictor(x).map(Logistic.expit)
        func naive(_ cluster: [Int32], _ count: Int) -> [[Double]] {
            var scores = [[Double]](repeating: [0, 0, 0], count: count)
            for row in outcome.indices {
                for column in 0..<3 { scores[Int(cluster[row])][column] += (Double(outcome[row]) - p[row]) * x[row, column] }
            }
            func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
                a.map { row in b[0].indices.map { column in row.indices.reduce(0) { $0 + row[$1] * b[$1][column] } } }
            }
            let bread = (0..<3).map { row in (0..<3).map { fit.covariance[row, $0] } }
            let meat = (0..<3).map { i in (0..<3).map { j in scores.reduce(0) { $0 + $1[i] * $1[j] } } }
            return product(product(bread, meat), bread)
        }
        let byRow = fit.sandwichCovariance(x, outcome: outcome)
        let byCluster = fit.sandwichCovariance(x, outcome: outcome, clusters: clusters, clusterCount: count)
        let naiveByRow = naive(outcome.indices.map { Int32($0) }, outcome.count), naiveByCluster = naive(clusters, count)
        for i in 0..<3 {
            for j in 0..<3 {
                #expect(isClose(byRow[i, j], naiveByRow[i][j], within: 1e-9))
                #expect(isClose(byCluster[i, j], naiveByCluster[i][j], within: 1e-9))
            }
        }
    }
}

/// What has no finite, unique maximum is told apart, with the columns that cause it.
@Suite struct LogisticRegressionRefusals {
    func design(_ columns: [Double]...) -> Matrix {
        Matrix(rows: columns[0].count, columns: columns.count, elements: columns.flatMap(\.self))
    }
    let ones = [Double](repeating: 1, count: 8)
    let outcome: [UInt8] = [0, 0, 0, 1, 0, 1, 1, 1]

    @Test func completeSeparation() {
        let x = design(ones, [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(throws: LogisticRegressionError.separation(columns: [1])) { try LogisticRegression().fit(x, outcome: [0, 0, 0, 0, 1, 1, 1, 1]) }
    }

    @Test func quasiCompleteSeparationByARareLevel() {
        let x = design(ones, [0, 1, 0, 1, 1, 0, 1, 0], [0, 0, 0, 0, 0, 0, 1, 1])
        #expect(throws: LogisticRegressionError.separation(columns: [2])) { try LogisticRegression().fit(x, outcome: outcome) }
    }

    @Test func collinearColumnsAreNamed() {
        let age: [Double] = [1, 5, 2, 4, 3, 6, 2, 8]
        let x = design(ones, age, age.map { 3 - 2 * $0 }, [0, 1, 0, 1, 1, 0, 1, 0], ones.map { $0 * 5 })
        #expect(throws: LogisticRegressionError.collinear(columns: [2, 4])) { try LogisticRegression().fit(x, outcome: outcome) }
    }

    @Test func oneOutcomeOnly() {
        #expect(throws: LogisticRegressionError.oneOutcome) { try LogisticRegression().fit(design(ones), outcome: ones.map { UInt8($0) }) }
        #expect(throws: LogisticRegressionError.oneOutcome) {
            try LogisticRegression().fit(design(ones), outcome: outcome, weights: outcome.map(Double.init))
        }
    }

    @Test func invalidInput() {
        #expect(throws: LogisticRegressionError.self) { try LogisticRegression().fit(design([1, .nan, 1, 1, 1, 1, 1, 1]), outcome: outcome) }
        #expect(throws: LogisticRegressionError.self) { try LogisticRegression().fit(design(ones), outcome: [0, 1]) }
        #expect(throws: LogisticRegressionError.self) { try LogisticRegression().fit(design(ones), outcome: outcome, weights: ones.map { -$0 }) }
        #expect(throws: LogisticRegressionError.self) { try LogisticRegression().fit(design(ones), outcome: [0, 1, 2, 0, 1, 0, 1, 0]) }
    }

    /// With an intercept alone the estimate is the log odds of the mean; an offset shifts it.
    @Test func interceptIsTheLogOdds() throws {
        let fit = try LogisticRegression().fit(design(ones), outcome: [0, 0, 0, 1, 0, 1, 0, 0])
        #expect(isClose(fit.coefficients[0], Logistic.logit(0.25), within: 1e-12))
        let shifted = try LogisticRegression().fit(design(ones), outcome: [0, 0, 0, 1, 0, 1, 0, 0], offset: ones)
        #expect(isClose(shifted.coefficients[0], Logistic.logit(0.25) - 1, within: 1e-12))
    }
}
