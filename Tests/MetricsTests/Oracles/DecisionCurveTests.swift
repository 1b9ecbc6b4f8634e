// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

/// dcurves (Sjoberg 2021) on its data set df_binary.
@Suite(.needsSharedData)
struct DecisionCurveTests {
    let patients: OracleTable
    let cancer: [UInt8]

    init() throws {
        patients = try OracleTable("oracles/validation/df_binary.csv")
        cancer = patients["cancer"].map { UInt8($0) }
    }

    @Test func netBenefitEqualsDcurves() throws {
        let thresholds = [0.05, 0.1, 0.2, 0.3]
        let model = try #require(DecisionCurve(try Predictions(risk: patients["cancerpredmarker"], outcome: cancer), thresholds: thresholds))
        let family = try #require(DecisionCurve(try Predictions(risk: patients["famhistory"], outcome: cancer), thresholds: thresholds))
        let expected = [
            (0.1055439, 0.09473684, 0.02561404), (0.08740741, 0.04444444, 0.01851852), (0.06733333, -0.075, 0.001666667),
            (0.05466667, -0.2285714, -0.02),
        ]
        for index in thresholds.indices {
            #expect(isClose(model.points[index].model.value, expected[index].0, within: 5e-8))
            #expect(isClose(model.points[index].all, expected[index].1, within: 5e-8))
            #expect(isClose(family.points[index].model.value, expected[index].2, within: 5e-9))
        }
    }

    /// The logistic model cancer ~ age at a threshold of 10%.
    @Test func netBenefitOfAge() throws {
        let design = Matrix(rows: cancer.count, columns: 2, elements: [Double](repeating: 1, count: cancer.count) + patients["age"])
        let risk = try LogisticRegression().fit(design, outcome: cancer).predictor(design).map(Logistic.expit)
        let predictions = try Predictions(risk: risk, outcome: cancer)
        #expect(isClose(NetBenefit.estimate(predictions, threshold: 0.1)?.value, 0.0691851852, within: 5e-11))
    }

    @Test func gridReachesTwiceThePrevalence() {
        #expect(DecisionCurve.thresholds(prevalence: 0.03).last == 0.1)
        #expect(DecisionCurve.thresholds(prevalence: 0.3).last == 0.6)
        #expect(DecisionCurve.thresholds(prevalence: 0.9).allSatisfy { $0 > 0 && $0 < 1 })
    }
}
