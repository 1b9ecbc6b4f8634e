// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import TestSupport
import Testing

/// Baystate births 1986, by Firth's likelihood: a script in base R that solves the modified score, checked with `optim` on the penalised likelihood.
@Suite("Firth's regression of birthwt", .needsSharedData)
struct FirthRegressionOfBirthwt {
    static let coefficients = [
        0.33648928852106436, -0.02782576913527202, -0.01386291726461981, 1.21214802031427893, 0.84161701490644447, 0.89583364236182483,
        0.50339303198714358, 1.72935239625581549, 0.74286875395768759, 0.07426507397301263,
    ]
    static let errors = [
        1.17110858167793230, 0.03639408160388578, 0.00671949551319242, 0.52009611641920228, 0.43162479277823623, 0.39433104269237274,
        0.34128535438467594, 0.68600668434385381, 0.45542355048443600, 0.16882205016808630,
    ]
    let design: Matrix
    let outcome: [UInt8]

    init() throws {
        let births = try OracleTable("data/birthwt/birthwt.csv")
        outcome = births["low"].map { UInt8($0) }
        let names = ["age", "lwt", "race2", "race3", "smoke", "ptl", "ht", "ui", "ftv"]
        let columns = names.map { name in
            name.hasPrefix("race") ? births["race"].map { $0 == Double(name.dropFirst(4)) ? 1 : 0 } : births[name]
        }
        design = Matrix(rows: outcome.count, columns: 10, elements: [Double](repeating: 1, count: outcome.count) + columns.flatMap(\.self))
    }

    @Test func equalsTheScript() throws {
        let fit = try FirthRegression(hasFreeIntercept: false).fit(design, outcome: outcome)
        for index in Self.coefficients.indices {
            #expect(isClose(fit.coefficients[index], Self.coefficients[index], within: 1e-9))
            #expect(isClose(fit.standardErrors[index], Self.errors[index], within: 1e-8))
        }
    }

    /// FLIC: `glm(low ~ 1 + offset(...))` in R; the other coefficients stay.
    @Test func theInterceptIsFree() throws {
        let fit = try FirthRegression().fit(design, outcome: outcome)
        #expect(isClose(fit.coefficients[0], 0.3085079865223741, within: 1e-9))
        for index in 1..<10 { #expect(isClose(fit.coefficients[index], Self.coefficients[index], within: 1e-9)) }
        #expect(isClose(fit.standardErrors[0], 1.17615251053326642, within: 1e-8))
        #expect(isClose(fit.standardErrors[5], 0.39584139091306886, within: 1e-8))
        let mean = fit.predictor(design).map(Logistic.expit).reduce(0, +) / 189
        #expect(isClose(mean, 59.0 / 189, within: 1e-12))
    }
}

@Suite("Firth's regression")
struct FirthRegressionTests {
    /// A table of two by two as rows with frequencies.
    private func table(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> (design: Matrix, outcome: [UInt8], weights: [Double]) {
        (Matrix(rows: 4, columns: 2, elements: [1, 1, 1, 1, 1, 1, 0, 0]), [1, 0, 1, 0], [a, b, c, d])
    }

    /// In a saturated model Firth's estimate is that of the table with 1/2 added to each cell (Haldane 1956), also where cells are empty.
    @Test(arguments: [(7.0, 0.0, 3.0, 12.0), (0, 9, 5, 1), (3, 0, 0, 4), (1, 0, 1e6, 1e6), (20, 30, 25, 45)])
    func ofATableIsHaldanes(a: Double, b: Double, c: Double, d: Double) throws {
        let (design, outcome, weights) = table(a, b, c, d)
        let fit = try FirthRegression(hasFreeIntercept: false).fit(design, outcome: outcome, weights: weights)
        let rest = log((c + 0.5) / (d + 0.5))
        #expect(isClose(fit.coefficients[0], rest, within: 1e-8))
        #expect(isClose(fit.coefficients[1], log((a + 0.5) / (b + 0.5)) - rest, within: 1e-8))
    }

    @Test func anOffsetOfAllRowsIsTakenFromTheIntercept() throws {
        let (design, outcome, weights) = table(7, 1, 3, 12)
        let plain = try FirthRegression().fit(design, outcome: outcome, weights: weights)
        let moved = try FirthRegression().fit(design, outcome: outcome, weights: weights, offset: [0.7, 0.7, 0.7, 0.7])
        #expect(isClose(moved.coefficients[0], plain.coefficients[0] - 0.7, within: 1e-9))
        #expect(isClose(moved.coefficients[1], plain.coefficients[1], within: 1e-9))
    }

    /// Numbers of all kinds: finite, the mean risk the share of events, and a row of weight w as w rows.
    @Test(arguments: [1, 2, 7, 40])
    func isFiniteAndCalibrated(events: Int) throws {
        let count = 80, drawn = DrawnBirths(count)
        guard case .numeric(let age) = drawn.features.columns[0].values else { return }
        let outcome = (0..<count).map { UInt8($0 < events ? 1 : 0) }
        let design = Matrix(
            rows: count, columns: 4,
            elements: [Double](repeating: 1, count: count) + age.map { 1e4 + $0 } + (0..<count).map { $0 < events ? 1 : 0 }
                + (0..<count).map { Double($0 * $0 % 13) })
        let fit = try FirthRegression().fit(design, outcome: outcome)
        #expect((fit.coefficients + fit.standardErrors).allSatisfy { $0.isFinite })
        let mean = fit.predictor(design).map(Logistic.expit).reduce(0, +) / Double(count)
        #expect(isClose(mean, Double(events) / Double(count), within: 1e-10))

        let weights = (0..<count).map { Double(1 + $0 % 3) }
        let kept = (0..<count).flatMap { Array(repeating: $0, count: 1 + $0 % 3) }
        let repeated = Matrix(rows: kept.count, columns: 4, elements: (0..<4).flatMap { column in kept.map { design[$0, column] } })
        let weighted = try FirthRegression().fit(design, outcome: outcome, weights: weights)
        let twice = try FirthRegression().fit(repeated, outcome: kept.map { outcome[$0] })
        for index in 1..<4 {
            #expect(isClose(weighted.coefficients[index], twice.coefficients[index], within: 1e-7 * (1 + twice.coefficients[index].magnitude)))
            #expect(isClose(weighted.standardErrors[index], twice.standardErrors[index], within: 1e-7 * twice.standardErrors[index]))
        }
    }

    /// Van Houwelingen and Le Cessie's formula for the model of birthwt, whose likelihood ratio R gives as 33.3872 with 9 coefficients.
    @Test func shrinkageOfBirthwt() {
        let shrinkage = ExpectedShrinkage.heuristic(nullDeviance: 234.671996, deviance: 201.284795, coefficients: 9)
        #expect(isClose(shrinkage, 0.7304356252, within: 1e-7))
        // Riley's way of writing it.
        let ratio = 234.671996 - 201.284795, explained = 1 - exp(-ratio / 189)
        #expect(isClose(shrinkage, 1 + 9 / (189 * log(1 - explained)), within: 1e-12))
        #expect(ExpectedShrinkage.heuristic(nullDeviance: 1, deviance: 1, coefficients: 0) == 1)
        #expect(ExpectedShrinkage.heuristic(nullDeviance: 1, deviance: 1, coefficients: 2) == 0)
    }
}
