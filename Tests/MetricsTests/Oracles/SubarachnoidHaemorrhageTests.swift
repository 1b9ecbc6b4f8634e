// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

/// pROC 1.18 (Robin et al. 2011) on its data set aSAH: DeLong on the identity scale.
@Suite(.needsSharedData)
struct SubarachnoidHaemorrhageTests {
    let patients: OracleTable
    let poor: [UInt8]

    init() throws {
        patients = try OracleTable("oracles/validation/aSAH.csv")
        poor = patients[text: "outcome"].map { $0 == "Poor" ? 1 : 0 }
    }

    @Test(arguments: ["age", "wfns", "s100b", "ndka"])
    func aucEqualsProc(marker: String) throws {
        let oracle = try OracleTable("oracles/validation/aSAH_delong.csv")
        let predictions = try Predictions(risk: patients[marker], outcome: poor, scale: .score)
        let auc = try #require(AreaUnderCurve.estimate(predictions, scale: .identity))
        #expect(isClose(auc.value, oracle.value(marker, in: "auc"), within: 1e-12))
        #expect(isClose(auc.standardError.map { $0 * $0 }, oracle.value(marker, in: "variance"), within: 1e-15))
        #expect(isClose(auc.interval?.low, oracle.value(marker, in: "low"), within: 1e-12))
        #expect(isClose(auc.interval?.high, oracle.value(marker, in: "high"), within: 1e-12))
    }

    /// roc.test(wfns, s100b, method = "delong").
    @Test func pairedTestEqualsProc() throws {
        let predictions = try Predictions(risk: patients["wfns"], outcome: poor, scale: .score)
        let difference = try #require(try AreaUnderCurve.difference(predictions, minus: patients["s100b"]))
        #expect(isClose(difference.value / (difference.standardError ?? .nan), 2.20898359144091, within: 1e-12))
        #expect(isClose(difference.p(against: 0), 0.0271757822291882, within: 1e-13))
        #expect(isClose(difference.interval?.low, 0.0104061769564846, within: 1e-12))
        #expect(isClose(difference.interval?.high, 0.1742144192494776, within: 1e-12))
    }

    /// The midrank algorithm against the definition, pair by pair.
    @Test func aucIsTheShareOfConcordantPairs() throws {
        let marker = patients["wfns"]
        var concordant = 0.0, pairs = 0.0
        for case_ in poor.indices where poor[case_] == 1 {
            for other in poor.indices where poor[other] == 0 {
                concordant += marker[case_] > marker[other] ? 1 : marker[case_] == marker[other] ? 0.5 : 0
                pairs += 1
            }
        }
        let auc = AreaUnderCurve.estimate(try Predictions(risk: marker, outcome: poor, scale: .score))
        #expect(isClose(auc?.value, concordant / pairs, within: 1e-14))
    }
}
