// SPDX-License-Identifier: EUPL-1.2

import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

/// Analyses of imputed tables, within three Monte Carlo errors of another program's.
@Suite(.needsSharedData) struct DistributionOracleTests {
    /// Pooled coefficients of a linear model over all imputations.
    static func linear(_ tables: ImputedTables, _ outcome: String, _ columns: (Table) -> [[Double]]) throws -> [PooledEstimate] {
        let fits = try (0..<tables.count).map { index in
            let table = tables.completed(index)
            return try #require(LeastSquares(columns(table), outcome: table.numbers(outcome)))
        }
        return try (0..<fits[0].coefficients.count).map { index in
            try PooledEstimate(
                fits.map { $0.coefficients[index] }, variances: fits.map { $0.covariance[index, index] },
                completeDegreesOfFreedom: Double(fits[0].rowCount - fits[0].coefficients.count))
        }
    }

    static func logistic(_ tables: ImputedTables, _ outcome: String, _ columns: (Table) -> [[Double]]) throws -> [PooledEstimate] {
        let fits = try (0..<tables.count).map { index in
            let table = tables.completed(index), columns = [[Double](repeating: 1, count: table.rowCount)] + columns(table)
            let design = Matrix(rows: table.rowCount, columns: columns.count, elements: columns.flatMap { $0 })
            return try LogisticRegression().fit(design, outcome: table.numbers(outcome).map { $0 == 1 ? 1 : 0 })
        }
        return try (0..<fits[0].coefficients.count).map { index in
            try PooledEstimate(fits.map { $0.coefficients[index] }, variances: fits.map { $0.covariance[index, index] })
        }
    }

    /// Holds pooled estimates against every run of a case in a file.
    static func expect(_ pooled: [PooledEstimate], agreeWith name: String, in file: String, where isHeld: [Bool]? = nil) throws {
        let rows = try Oracle.quotedRows(file).filter { $0["case"] == name }
        #expect(!rows.isEmpty && rows.count % pooled.count == 0)
        for (place, row) in rows.enumerated() where isHeld?[place % pooled.count] ?? true {
            let own = pooled[place % pooled.count], term = row["term"] ?? ""
            func number(_ column: String) throws -> Double { try #require(row[column].flatMap { Double($0) }) }
            let error = (own.between / Double(own.imputations)).squareRoot(), other = try number("mc_error_estimate")
            let estimate = try number("estimate"), between = try number("b")
            #expect(
                isClose(own.estimate, estimate, within: 3 * (error * error + other * other).squareRoot()),
                "\(name) \(term): \(own.estimate), \(estimate), errors \(error), \(other)")
            // Ratio of two variances between imputations.
            let (m, n) = (Double(own.imputations), try number("m"))
            let p =
                own.between > between
                ? FisherF.survival(own.between / between, numerator: m - 1, denominator: n - 1)
                : FisherF.survival(between / own.between, numerator: n - 1, denominator: m - 1)
            #expect(2 * p > 0.0027, "\(name) \(term): B \(own.between), \(between)")
        }
    }

    @Test(arguments: ["pmm", "norm"])
    func smallTable(method: String) throws {
        let table = try Oracle.registerTable(try Oracle.table("nhanes.csv"))
        var parameters = ChainedEquations(imputations: 200, iterations: 15, seed: 1)
        if method == "norm" { for name in ["bmi", "hyp", "chl"] { parameters.methods[name] = .normal() } }
        let pooled = try Self.linear(parameters.impute(table), "chl") { [$0.numbers("age"), $0.numbers("bmi")] }
        try Self.expect(pooled, agreeWith: "nhanes_\(method)_lm(chl~age+bmi)", in: "dist_nhanes.csv")
    }

    @Test func smallTableWithLevels() throws {
        let table = try Oracle.registerTable(try Oracle.table("nhanes2.csv"))
        let tables = try ChainedEquations(imputations: 200, iterations: 15, seed: 3).impute(table)
        let linear = try Self.linear(tables, "chl") { [$0.indicator("age", 1), $0.indicator("age", 2), $0.numbers("bmi")] }
        try Self.expect(linear, agreeWith: "nhanes2_default(pmm,logreg)_lm(chl~age+bmi)", in: "dist_nhanes.csv")
        let logistic = try Self.logistic(tables, "hyp") { [$0.numbers("bmi")] }
        try Self.expect(logistic, agreeWith: "nhanes2_default_glm(hyp~bmi)", in: "dist_nhanes.csv")
    }

    @Test func mixedTable() throws {
        let table = try Oracle.registerTable(
            try Oracle.table("synmix_missing.csv"), levels: ["ord": ["low", "mid", "high"]], asLevels: ["y", "b"])
        let tables = try ChainedEquations(imputations: 30, iterations: 8, seed: 5).impute(table)
        let pooled = try Self.logistic(tables, "y") { table in
            var columns = ["x1", "x2", "b"].map { table.numbers($0) }
            for level in [1.0, 2, 3] { columns.append(table.indicator("g", level)) }
            for level in [1.0, 2] { columns.append(table.indicator("ord", level)) }
            return columns
        }
        // The other program imputes the ordered column with proportional odds, which moves its terms and the intercept: these are held
        // against the fit on the data before any were removed.
        let isOrdered = [true, false, false, false, false, false, false, true, true]
        try Self.expect(
            pooled, agreeWith: "synmix_default(pmm,logreg,polyreg,polr)_glm", in: "dist_synmix.csv", where: isOrdered.map { !$0 })
        let full = try Oracle.quotedRows("synmix_fulldata_fit.csv").compactMap { $0["est"].flatMap { Double($0) } }
        #expect(full.count == pooled.count)
        for (index, own) in pooled.enumerated() where isOrdered[index] {
            #expect(isClose(own.estimate, full[index], within: 3 * own.between.squareRoot()), "\(index): \(own.estimate) \(full[index])")
        }
    }

    @Test(arguments: ["wgt", "hc"])
    func growthOfBoys(outcome: String) throws {
        let table = try Oracle.registerTable(try Oracle.table("boys.csv"))
        let tables = try ChainedEquations(imputations: 15, iterations: 10, seed: 2).impute(table)
        let second = outcome == "wgt" ? "hgt" : "bmi"
        let pooled = try Self.linear(tables, outcome) { [$0.numbers("age"), $0.numbers(second)] }
        try Self.expect(pooled, agreeWith: "boys_default_lm(\(outcome)~age+\(second))", in: "dist_boys.csv")
    }

    /// One imputation of 100,000 rows: means and spreads of what was filled in, and a regression, within what two draws differ by.
    @Test func aLargeTable() throws {
        let unpack = Process(), pipe = Pipe()
        unpack.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unpack.arguments = ["gzip", "-dc", SharedData.url("oracles/mice/syn100k.csv.gz").path]
        unpack.standardOutput = pipe
        try unpack.run()
        let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
        let names = lines[0].split(separator: ",").map { $0.filter { $0 != "\"" } }
        var values = names.map { _ in [Double]() }
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            for (column, cell) in cells.enumerated() { values[column].append(Double(cell) ?? .nan) }
        }
        let table = try Table(
            columns: names.indices.map { column in
                let missing = values[column].map { $0.isNaN ? MissingKind.notRecorded.rawValue : 0 }
                return Column(
                    name: names[column], values: .number(values[column].map { $0.isNaN ? 0 : $0 }),
                    missing: missing.contains { $0 != 0 } ? missing : nil)
            })
        let tables = try ChainedEquations(imputations: 1, iterations: 5, seed: 7).impute(table)
        let expected = try Oracle.table("syn100k_mice_m1_seed7_imputed.csv")
        for (place, name) in expected[text: "var"].enumerated() {
            let values = try #require(tables.imputedValues(of: name, imputation: 0), "no column \(name)")
            guard case .amounts(let drawn) = values else { continue }
            let n = Double(drawn.count), mean = drawn.reduce(0, +) / n, sd = expected["sd_imp"][place]
            let spread = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
            #expect(n == expected["n_mis"][place])
            // The error of two means of as many draws, and again as much for the parameters that they were drawn with.
            #expect(isClose(mean, expected["mean_imp"][place], within: 3 * 2 * sd / n.squareRoot()), "\(name): \(mean)")
            #expect(isClose(spread, sd, within: 3 * 2 * sd / (2 * n).squareRoot()), "\(name): \(spread)")
        }
        let completed = tables.completed(0), fit = try Oracle.table("syn100k_mice_m1_seed7_lm.csv")
        let own = try #require(LeastSquares(["x2", "x3", "x4", "x11"].map { completed.numbers($0) }, outcome: completed.numbers("x1")))
        for (place, coefficient) in own.coefficients.enumerated() {
            let error = fit["Std..Error"][place]
            #expect(isClose(coefficient, fit["Estimate"][place], within: 3 * error), "\(fit[text: "term"][place]): \(coefficient)")
            #expect(isClose(own.covariance[place, place].squareRoot(), error, within: 0.05 * error))
        }
    }

    /// Without any difference between missing and observed values.
    @Test func normalRegressionOnLevels() throws {
        let expected = try Oracle.table("dist_mnar_norm.csv")
        let table = try Oracle.registerTable(try Oracle.table("mnar_demo_data.csv"))
        var parameters = ChainedEquations(imputations: 40, iterations: 5, seed: 4)
        parameters.methods["Y"] = .normal()
        let pooled = try Self.linear(parameters.impute(table), "Y") { table in
            [table.indicator("X", 1), table.indicator("Z", 1), table.indicator("Z", 2)]
        }
        for (index, own) in pooled.enumerated() {
            let error = (own.between / Double(own.imputations)).squareRoot(), other = expected["mce"][index]
            #expect(isClose(own.estimate, expected["estimate"][index], within: 3 * (error * error + other * other).squareRoot()))
        }
    }
}
