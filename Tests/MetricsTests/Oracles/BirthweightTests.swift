// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

/// Baystate births 1986: the logistic model of low birth weight, judged on its own rows and, fitted on odd rows, on even ones.
///
/// Numbers: R 4.2 (glm), pROC, and closed forms; see the reference notes on models.
@Suite(.needsSharedData)
struct BirthweightTests {
    let births: OracleTable
    let low: [UInt8]

    init() throws {
        births = try OracleTable("data/birthwt/birthwt.csv")
        low = births["low"].map { UInt8($0) }
    }

    func design(_ names: [String]) -> Matrix {
        let columns = names.map { name in
            name.hasPrefix("race") ? births["race"].map { $0 == Double(name.dropFirst(4)) ? 1 : 0 } : births[name]
        }
        return Matrix(rows: low.count, columns: names.count + 1, elements: [Double](repeating: 1, count: low.count) + columns.flatMap(\.self))
    }

    @Test func apparentPerformance() throws {
        let x = design(["age", "lwt", "race2", "race3", "smoke", "ptl", "ht", "ui", "ftv"])
        let risk = try LogisticRegression().fit(x, outcome: low).predictor(x).map(Logistic.expit)
        let predictions = try Predictions(risk: risk, outcome: low)
        let auc = try #require(AreaUnderCurve.estimate(predictions, scale: .identity))
        #expect(isClose(auc.value, 0.746153846, within: 1e-9))
        #expect(isClose(auc.standardError, 0.0377743256, within: 1e-9))
        #expect(isClose(auc.interval?.low, 0.672117528, within: 1e-8) && isClose(auc.interval?.high, 0.820190164, within: 1e-8))
        #expect(isClose(Brier.estimate(predictions)?.value, 0.179060229, within: 1e-9))
        #expect(isClose(LogLoss.estimate(predictions)?.value, 0.532499458, within: 1e-9))
        #expect(isClose(SpiegelhalterZ.estimate(predictions)?.value, 0.064372868, within: 1e-7))
        #expect(isClose(NetBenefit.estimate(predictions, threshold: 0.2)?.value, 0.169312169, within: 1e-9))
        #expect(isClose(NetBenefit.ofAll(predictions, threshold: 0.2), 0.14021164, within: 1e-8))
        #expect(isClose(NetBenefit.estimate(predictions, threshold: 0.3)?.value, 0.111866969, within: 1e-9))
        // A maximum likelihood fit with an intercept is calibrated on its own rows.
        #expect(isClose(CalibrationInTheLarge.estimate(predictions)?.value, 0, within: 1e-9))
        #expect(isClose(CalibrationSlope.estimate(predictions)?.value, 1, within: 1e-9))
        #expect(isClose(ObservedExpected.estimate(predictions)?.value, 1, within: 1e-9))
    }

    @Test func oddRowsPredictEvenRows() throws {
        let x = design(["age", "lwt", "smoke", "ht", "ui"])
        let odd = low.indices.map { $0.isMultiple(of: 2) ? 1.0 : 0 }
        let risk = try LogisticRegression().fit(x, outcome: low, weights: odd).predictor(x).map(Logistic.expit)
        let predictions = try Predictions(risk: risk, outcome: low).subset(low.indices.filter { odd[$0] == 0 })
        #expect(isClose(AreaUnderCurve.estimate(predictions)?.value, 0.617771883, within: 1e-9))
        #expect(isClose(Brier.estimate(predictions)?.value, 0.224145816, within: 1e-9))
        let inTheLarge = try #require(CalibrationInTheLarge.estimate(predictions)), slope = try #require(CalibrationSlope.estimate(predictions))
        #expect(isClose(inTheLarge.value, 0.0743997, within: 1e-7) && isClose(inTheLarge.standardError, 0.247668, within: 1e-5))
        #expect(isClose(slope.value, 0.3778816, within: 1e-7) && isClose(slope.standardError, 0.2204704, within: 1e-5))
        #expect(isClose(ObservedExpected.estimate(predictions)?.value, 1.043183, within: 1e-6))
    }
}
