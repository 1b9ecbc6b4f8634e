// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import RiskModels
import StatMath
import TestSupport
import Testing

@Suite("Proxies")
struct ProxyAuditTests {
    /// Births in areas; the share of group b differs between areas, age and income know nothing of it.
    struct Births {
        var area: [Int32] = [], age: [Double] = [], income: [Double] = [], group: [Int] = [], family: [Int32] = []
        var score: [Double] = []
        let areas: Int

        /// - Parameter spread: of the log-odds of membership between areas.
        init(_ count: Int, areas: Int = 40, spread: Double, share: Double = 0.3, seed: UInt64 = 1) {
            var random = Philox(seed: seed, stage: "test.proxies")
            self.areas = areas
            let odds = (0..<areas).map { _ in Logistic.logit(share) + spread * Normal.quantile(random.uniform()) }
            var number: Int32 = 0
            while area.count < count {
                let place = random.below(areas), member = random.uniform() < Logistic.expit(odds[place]) ? 1 : 0
                for _ in 0..<(1 + random.below(2)) {
                    area.append(Int32(place))
                    age.append((18 + 25 * random.uniform()).rounded())
                    income.append((20 + 60 * random.uniform()).rounded())
                    group.append(member)
                    family.append(number)
                    score.append(random.uniform())
                }
                number += 1
            }
        }

        var features: Features {
            Features(
                rowCount: area.count,
                columns: [
                    FeatureColumn(name: "age", values: .numeric(age)), FeatureColumn(name: "income", values: .numeric(income)),
                    FeatureColumn(name: "area", values: .nominal(codes: area, levels: (0..<areas).map { "WK\($0)" })),
                ])
        }

        func predictions() throws -> Predictions {
            try Predictions(
                risk: score, outcome: score.map { $0 > 0.5 ? 1 : 0 }, clusters: family, clusterCount: Int(family.max() ?? 0) + 1,
                folds: family.map { $0 % 5 })
        }

        func findings(_ audit: ProxyAudit = ProxyAudit()) throws -> [Finding] {
            Verdicts.adjust(
                try audit.audit(
                    predictions(), features: features, attributes: [.made("origin", codes: group)], learner: AdditiveParameters(),
                    context: testContext))
        }
    }

    /// Of ten births in an area a sample holds one: what it says of the area is little, what all say is much.
    @Test func areasAreKnownByAllRowsOfWhichAModelSeesSome() throws {
        let births = try Births(20_000, areas: 1500, spread: 2)
        let sampled = try #require(births.findings(ProxyAudit(mostRows: 2000, dropOneRows: 2000)).first("proxy.joint")?.value)
        let all = try #require(births.findings(ProxyAudit(mostRows: 20_000)).first("proxy.joint")?.value)
        #expect(all > 0.7 && abs(sampled - all) < 0.04)
    }

    @Test func anAreaThatTellsTheGroupIsAConcernAndNamedFirst() throws {
        let findings = try Births(6000, spread: 2).findings()
        let joint = try #require(findings.first("proxy.joint"))
        #expect(joint.verdict == .concern && joint.about.group == ["origin": "b"])
        #expect(findings.first { $0.key == "proxy.drop-one" }?.about.feature == "area")
        let fall = try #require(findings.first("proxy.drop-one", feature: "area")?.value), left = try #require(joint.value) - fall
        #expect(abs(left - 0.5) < 0.04, "without the area nothing tells the group")
        #expect(try #require(findings.first("proxy.feature", feature: "area")?.value) > 0.75)
        #expect(try abs(#require(findings.first("proxy.feature", feature: "age")?.value) - 0.5) < 0.04)
        #expect(try abs(#require(findings.first("proxy.score")?.value) - 0.5) < 0.04)
        expectSpeakable(findings)
    }

    @Test func featuresThatTellNothingAreFine() throws {
        let findings = try Births(6000, spread: 0).findings()
        let joint = try #require(findings.first("proxy.joint"))
        #expect(joint.verdict == .fine && abs((joint.value ?? 0) - 0.5) < 0.04)
        #expect(findings.first("proxy.drop-one") == nil)
        expectSpeakable(findings)
    }

    /// A column that is the attribute: every pair is told apart, without an error.
    @Test func aCopyOfTheAttributeIsSeen() throws {
        var births = Births(2000, spread: 0)
        births.income = births.group.map { Double($0) }
        let findings = try births.findings(), joint = try #require(findings.first("proxy.joint"))
        #expect(joint.verdict == .concern && (joint.value ?? 0) > 0.999 && joint.says?.template == "proxy.joint.strong")
        #expect(isClose(findings.first("proxy.feature", feature: "income")?.value, 1, within: 1e-12))
        #expect(findings.first { $0.key == "proxy.drop-one" }?.about.feature == "income")
    }

    /// The joint AUC of a learner that can be written down: the share in each area on the other folds.
    @Test func jointEqualsItsNaiveTwin() throws {
        let births = Births(1500, areas: 12, spread: 1), predictions = try births.predictions()
        let only = Features(rowCount: births.area.count, columns: [births.features.columns[2]])
        let found = try ProxyAudit().audit(
            predictions, features: only, attributes: [.made("origin", codes: births.group)], learner: ShareLearner(), context: testContext)
        var aucs: [Double] = []
        for fold in 0..<5 {
            let held = births.group.indices.filter { births.family[$0] % 5 == fold },
                rest = births.group.indices.filter { births.family[$0] % 5 != fold }
            let risk = held.map { row in
                let same = rest.filter { births.area[$0] == births.area[row] }
                return (Double(same.count { births.group[$0] == 1 }) + 0.5) / Double(same.count + 1)
            }
            var (good, pairs) = (0.0, 0.0)
            for i in held.indices where births.group[held[i]] == 1 {
                for j in held.indices where births.group[held[j]] == 0 {
                    pairs += 1
                    good += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0
                }
            }
            aucs.append(good / pairs)
        }
        #expect(isClose(Verdicts.adjust(found).first("proxy.joint")?.value, aucs.reduce(0, +) / 5, within: 1e-9))
    }

    @Test func moreThanTwoGroupsAreEachHeldAgainstTheRest() throws {
        var births = Births(3000, spread: 1.5)
        births.group = births.group.enumerated().map { $1 == 1 ? 1 : $0 % 2 == 0 ? 0 : 2 }
        let findings = try births.findings(ProxyAudit(dropOneFrom: 2))
        #expect(Set(findings.filter { $0.key == "proxy.joint" }.compactMap { $0.about.group?["origin"] }) == ["a", "b", "c"])
        expectSpeakable(findings)
    }

    @Test func hostileGroupsAreInsufficientNeverAbsent() throws {
        var births = Births(300, spread: 0)
        births.group = births.group.indices.map { $0 < 3 ? 1 : 0 }
        let three = try #require(try births.findings().first("proxy.joint"))
        #expect(three.verdict == .insufficient && three.value == nil && three.reason != nil)
        births.group = births.group.map { _ in 0 }
        let one = try births.findings()
        #expect(one.count == 1 && one[0].verdict == .insufficient && one[0].about.attribute == "origin")
        expectSpeakable(one + [three])
    }

    @Test func equalScoresRevealNothing() throws {
        var births = Births(400, spread: 0)
        births.score = births.score.map { _ in 0.1 }
        let findings = try births.findings()
        #expect(findings.first("proxy.score")?.value == 0.5)
    }

    @Test func aSampleKeepsFamiliesWholeAndIsTheSameAgain() throws {
        let births = Births(6000, spread: 2), small = ProxyAudit(dropOneFrom: 2, mostRows: 2000)
        let findings = try births.findings(small)
        let total = try #require(findings.first("proxy.joint")?.total)
        #expect((1700...2300).contains(total))
        #expect(try births.findings(small) == findings)
    }

    /// Only those that tell most alone are left out in turn, on fewer rows.
    @Test func droppingIsLimited() throws {
        let findings = try Births(6000, spread: 2).findings(ProxyAudit(dropOneRows: 2000, dropOneFeatures: 1))
        let dropped = findings.filter { $0.key == "proxy.drop-one" }
        #expect(dropped.map(\.about.feature) == ["area"] && (1700...2300).contains(dropped.first?.total ?? 0))
        #expect((findings.first("proxy.joint")?.total ?? 0) >= 6000)
    }

    @Test func otherRowsAreAnError() throws {
        let births = Births(300, spread: 0), predictions = try births.predictions()
        #expect(throws: FairnessError.self) {
            try ProxyAudit().audit(
                predictions, features: births.features, attributes: [.made("origin", codes: [0, 1])], learner: ShareLearner(), context: testContext)
        }
        #expect(throws: FairnessError.self) {
            try ProxyAudit().audit(
                predictions, features: births.features, rows: [-1] + Array(1..<predictions.count), attributes: [], learner: ShareLearner(),
                context: testContext)
        }
    }
}
