// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

/// Whose values are missing, against counts by hand and published formulas.
@Suite struct MissingnessAuditTests {
    private static let context = FindingContext(about: About(rows: .train), rows: "rows", stage: "missing")

    /// So many rows of each level, of which so many miss the feature.
    private static func table(_ counts: [(level: String, rows: Int, missing: Int)]) throws -> (ProtectedAttribute, [Bool]) {
        let levels = counts.flatMap { [String](repeating: $0.level, count: $0.rows) }
        let missing = counts.flatMap { part in (0..<part.rows).map { $0 < part.missing } }
        return (try .made("origin", levels), missing)
    }

    private static func findings(
        _ counts: [(level: String, rows: Int, missing: Int)], _ audit: MissingnessAudit = MissingnessAudit()
    ) throws -> [Finding] {
        let (attribute, missing) = try table(counts)
        let feature = MissingFeature(name: "income", isMissing: missing)
        return Verdicts.adjust(try audit.judged([feature], attributes: [attribute], context: context))
    }

    @Test func ratesAndGapsAreThoseOfTheCounts() throws {
        let found = try Self.findings([("a", 4000, 800), ("b", 1000, 333), ("", 100, 50)])
        let rate = try #require(found.about("missing.rate", "origin", "b"))
        let wilson = try #require(Proportion(333, of: 1000)).wilson()
        #expect(rate.value == 0.333 && rate.interval == [wilson.low, wilson.high] && rate.count == 333 && rate.total == 1000)
        #expect(found.first { $0.key == "missing.rate" && $0.about.attribute == nil }?.value == 1183.0 / 5100)
        #expect(found.contains { $0.key == "missing.rate" && $0.about.group == ["origin": ProtectedAttribute.notRecorded] })
        #expect(!found.contains { $0.key == "missing.gap" && $0.about.group == ["origin": ProtectedAttribute.notRecorded] })
        let gap = try #require(found.about("missing.gap", "origin", "b"))
        // Against all rows: the overlap rule (methods 17), on Newcombe's interval against the others.
        #expect(abs((gap.value ?? 0) - (0.333 - 1183.0 / 5100)) < 1e-12)
        let (own, others) = (try #require(Proportion(333, of: 1000)), try #require(Proportion(850, of: 4100)))
        let newcombe = NewcombeDifference.interval(own, others)
        #expect(abs((gap.interval?[0] ?? 0) - newcombe.low * 4100 / 5100) < 1e-12)
        let (p, q) = (own.value, others.value)
        let expected = (p - q) / ((p * (1 - p) + q * (1 - q)) / 2).squareRoot()
        #expect(abs((gap.says?.arguments["standardised"]?.double ?? 0) - expected) < 1e-12)
        #expect(gap.verdict == .concern && gap.says?.template == "missing.gap.more" && gap.about.compareTo == "overall")
    }

    /// The dial of the truth table: odds ratio 2 at a base of .2 is .31 standard deviations, 1.2 is .075.
    @Test func theVerdictIsAboutTheStandardisedDifference() throws {
        func gap(_ share: Double) throws -> Finding {
            let found = try Self.findings(
                [("a", 20_000, 4000), ("b", 20_000, Int(share * 20_000))], MissingnessAudit(compareTo: ["origin": .level("a")]))
            #expect(found.count { $0.key == "missing.gap" } == 1)
            return try #require(found.about("missing.gap", "origin", "b"))
        }
        #expect(try gap(1.0 / 3).verdict == .concern)
        #expect(abs((try gap(1.0 / 3).says?.arguments["standardised"]?.double ?? 0) - 0.305) < 0.005)
        let weak = try gap(0.3 / 1.3)
        #expect(weak.verdict == .fine && abs((weak.says?.arguments["standardised"]?.double ?? 0) - 0.075) < 0.002)
        // Two points are little at a half, and much at one percent.
        #expect(
            try Self.findings([("a", 20_000, 10_000), ("b", 20_000, 10_400)]).filter { $0.key == "missing.gap" }.allSatisfy { $0.verdict == .fine })
        #expect(try Self.findings([("a", 20_000, 100), ("b", 20_000, 500)]).filter { $0.key == "missing.gap" }.allSatisfy { $0.verdict == .concern })
    }

    @Test func limitsMayBeGiven() throws {
        let counts = [(level: "a", rows: 20_000, missing: 4000), (level: "b", rows: 20_000, missing: 6666)]
        let found = try Self.findings(counts, MissingnessAudit(limitsByKey: ["missing.gap": 0.5]))
        #expect(found.filter { $0.key == "missing.gap" }.allSatisfy { $0.verdict == .fine })
    }

    @Test func fewRowsAreNotPrintedAndNotJudged() throws {
        let found = try Self.findings([("a", 500, 100), ("b", 12, 5)])
        let rate = try #require(found.about("missing.rate", "origin", "b"))
        #expect(rate.value == nil && rate.count == nil && rate.reason == "missing.withheld.too-few")
        let gap = try #require(found.about("missing.gap", "origin", "b"))
        #expect(gap.value == nil && gap.verdict == .insufficient && gap.says?.arguments["standardised"] == nil)
    }

    @Test func everybodyOrNobodyMissingIsNoTrap() throws {
        let all = try Self.findings([("a", 500, 0), ("b", 500, 500)]).filter { $0.key == "missing.gap" }
        #expect(all.count == 2 && all.allSatisfy { $0.verdict == .concern })
        let none = try Self.findings([("a", 500, 0), ("b", 500, 0), ("c", 500, 400)], MissingnessAudit(compareTo: ["origin": .level("a")]))
        #expect(none.about("missing.gap", "origin", "b") == nil && none.about("missing.gap", "origin", "c")?.verdict == .concern)
    }

    /// A structural gap is in no rate.
    @Test func rowsToWhichTheQuestionDidNotApplyAreLeftOut() throws {
        let (attribute, missing) = try Self.table([("a", 400, 100), ("b", 400, 100)])
        let applies = missing.indices.map { $0 >= 400 || $0 < 200 }
        let feature = MissingFeature(name: "birth_weight_before", isMissing: missing, applies: applies)
        let found = Verdicts.adjust(try MissingnessAudit().judged([feature], attributes: [attribute], context: Self.context))
        #expect(found.about("missing.rate", "origin", "a")?.total == 200 && found.about("missing.rate", "origin", "a")?.value == 0.5)
    }

    /// Families whose children miss the same: half the information.
    @Test func clustersWidenTheIntervals() throws {
        let (attribute, missing) = try Self.table([("a", 2000, 400), ("b", 2000, 600)])
        let clusters = (0..<4000).map { Int32($0 / 2) }
        let feature = MissingFeature(name: "income", isMissing: missing)
        func width(_ design: SamplingDesign) throws -> Double {
            let found = Verdicts.adjust(try MissingnessAudit().judged([feature], attributes: [attribute], design: design, context: Self.context))
            let interval = try #require(found.about("missing.gap", "origin", "b")?.interval)
            return interval[1] - interval[0]
        }
        let ratio = try width(SamplingDesign(clusters: clusters, clusterCount: 2000)) / width(.independent)
        #expect(abs(ratio - 2.0.squareRoot()) < 0.01)
    }

    @Test func theOutcomeIsComparedWithinEachGroup() throws {
        // Group a: 30 of 100 with the value missing have the outcome, 40 of 400 of the others; group b: no link.
        let (attribute, missing) = try Self.table([("a", 500, 100), ("b", 500, 100)])
        let outcome: [UInt8] = (0..<1000).map { row in
            let place = row % 500
            return row < 500 ? (place < 30 || (100..<140).contains(place) ? 1 : 0) : (place % 5 == 0 ? 1 : 0)
        }
        var context = Self.context
        context.about.outcome = "preterm"
        let found = try MissingnessAudit().linked(
            [MissingFeature(name: "income", isMissing: missing)], outcome: outcome, attributes: [attribute], context: context)
        let a = try #require(found.about("missing.outcome-gap", "origin", "a")), b = try #require(found.about("missing.outcome-gap", "origin", "b"))
        #expect(abs((a.value ?? 0) - 0.2) < 1e-12 && a.says?.template == "missing.outcome-gap.group.more" && a.count == 100 && a.total == 500)
        #expect(abs(b.value ?? 1) < 1e-12 && b.says?.template == "missing.outcome-gap.group.unclear")
        let all = try #require(found.first { $0.about.attribute == nil })
        #expect(abs((all.value ?? 0) - (50.0 / 200 - 120.0 / 800)) < 1e-12)
    }

    @Test func adjustedGapsAreContrastsOfTheRates() throws {
        let (attribute, _) = try Self.table([("a", 600, 0), ("b", 300, 0), ("c", 100, 0)])
        var covariance = Matrix(rows: 3, columns: 3)
        (covariance[1, 1], covariance[2, 2], covariance[1, 2], covariance[2, 1]) = (0.0004, 0.0009, 0.0001, 0.0001)
        let rates = AlikeRates(feature: "income", values: [0, 0.1, 0.2], covariance: covariance, shares: [0.6, 0.3, 0.1], rows: [600, 300, 100])
        func gap(_ reference: Reference) throws -> Finding {
            let found = try MissingnessAudit(compareTo: ["origin": reference]).adjusted([rates], of: attribute, context: Self.context)
            return try #require(found.about("missing.adjusted-gap", "origin", "b"))
        }
        #expect(abs((try gap(.overall).value ?? 0) - (0.1 - 0.05)) < 1e-12)
        #expect(abs((try gap(.complement).value ?? 0) - (0.1 - 0.02 / 0.7)) < 1e-12)
        let level = try gap(.level("c"))
        #expect(abs((level.value ?? 0) + 0.1) < 1e-12)
        let half = 1.959963984540054 * (0.0004 + 0.0009 - 0.0002).squareRoot()
        #expect(abs((level.interval?[1] ?? 0) - (-0.1 + half)) < 1e-9)
    }

    /// Among those whose group is known; scores that tell nothing give a half, of both sides the same.
    @Test func patternsAreJudgedByTheAreaUnderTheCurve() throws {
        let levels = (0..<900).map { ["a", "b", ""][$0 % 3] }, attribute = try ProtectedAttribute.made("origin", levels)
        // Of b 200 of 300 miss the value, of a 50; those not recorded all do.
        let telling = levels.indices.map { row -> Double in
            let place = row / 3
            return levels[row] == "b" ? (place < 200 ? 1 : 0) : levels[row] == "a" ? (place < 50 ? 1 : 0) : 1
        }
        let found = try MissingnessAudit().patterns(
            of: attribute, scores: [telling.map { -$0 }, telling, telling], design: .independent, context: Self.context)
        #expect(found.count == 2)
        let b = try #require(found.about("missing.pattern-auc", "origin", "b"))
        // P(b missing, a not) + ties / 2.
        let expected = 2.0 / 3 * (5.0 / 6) + (2.0 / 3 * (1.0 / 6) + 1.0 / 3 * (5.0 / 6)) / 2
        #expect(abs((b.value ?? 0) - expected) < 1e-12 && b.count == 300 && b.total == 600 && (b.interval?[0] ?? 0) > 0.5)
        #expect(abs((found.about("missing.pattern-auc", "origin", "a")?.value ?? 0) - expected) < 1e-12)
        let nothing = try MissingnessAudit().patterns(
            of: attribute, scores: [0, 1, 2].map { _ in telling.map { _ in 0.5 } }, design: .independent,
            context: Self.context)
        #expect(nothing.allSatisfy { $0.value == 0.5 })
    }

    @Test func everySentenceExists() throws {
        let known = Set(FairnessSentences.all.map(\.id))
        for finding in try Self.findings([("a", 4000, 800), ("b", 1000, 333), ("c", 30, 8), ("", 10, 5)]) {
            #expect(known.contains(try #require(finding.says).template))
            for template in [finding.why, finding.reason].compactMap({ $0 }) { #expect(known.contains(template), "\(template)") }
        }
    }
}
