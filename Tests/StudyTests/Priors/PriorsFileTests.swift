// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RiskModels
import Settings
import Study
import TestSupport
import Testing

/// Reading a priors file.
@Suite("Priors: the file")
struct PriorsFileTests {
    private static func read(_ rows: String) throws -> PriorKnowledge {
        try PriorsFile.read(Data(("priors:\n" + rows).utf8), name: "priors.yaml").knowledge
    }

    /// What is wrong with some rows, in English.
    private static func issues(_ rows: String) -> [String] {
        do {
            _ = try read(rows)
            return []
        } catch let error as SettingsError {
            return error.issues.map { "\($0.line): \($0.message.en)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func readsEveryKind() throws {
        let knowledge = try Self.read(
            """
              - {feature: smoke, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], level: "1", against: "0", weight: 0.5, source: A}
              - {feature: age, kind: odds-ratio, odds_ratio: 1.1, interval: [1.0, 1.21], per: 5, confidence: 0.9, between: 0, source: A}
              - {feature: lwt, kind: coefficient, log_odds: -0.015, sd: 0.007, unit: lb, source: B}
              - {feature: bmi, kind: anchor, at: 22, sd: 0.05, source: C}
              - {feature: bmi, kind: curve, reference: 22, points: [{at: 18, odds_ratio: 1.5}, {at: 30, odds_ratio: 1.2}],
                 covariance: [[0.04, 0.01], [0.01, 0.09]], source: D}
              - {feature: age, kind: threshold, cut: [18, 35], source: E}
              - {feature: income, kind: decreasing, source: F}
              - {feature: place, kind: forbid, source: G}
              - {feature: week, kind: convex, strength: 25, source: H}
            """)
        #expect(
            knowledge.priors.map(\.kind) == [
                "odds-ratio", "odds-ratio", "coefficient", "anchor", "curve", "threshold", "decreasing", "forbid", "convex",
            ])
        #expect(knowledge.priors[8].statement == .tendency(.convex, strength: 25))
        guard case .effect(let smoke) = knowledge.priors[0].statement, case .effect(let curve) = knowledge.priors[4].statement,
            case .effect(let weight) = knowledge.priors[2].statement
        else {
            Issue.record("no effects")
            return
        }
        let s = log(4.0) / (2 * 1.959963984540054)
        #expect(isClose(smoke.covariance[0, 0], (s * s + 0.04) / 0.5, within: 1e-12) && isClose(smoke.logOdds[0], log(2), within: 1e-15))
        #expect(smoke.contrasts == [.difference(.level("1"), from: .level("0"))])
        #expect(isClose(curve.covariance[0, 1], 0.01 + 0.02, within: 1e-15) && curve.contrasts.count == 2)
        #expect(isClose(weight.deviation(0), 0.007, within: 1e-15) && weight.contrasts == [.slope(per: 1)])
        #expect(knowledge.priors.map(\.source) == ["A", "A", "B", "C", "D", "E", "F", "G", "H"])
        #expect(try PriorsFile.read(Data("priors: []".utf8), name: "p.yaml").knowledge.isEmpty)
    }

    @Test(
        arguments: [
            ("- {feature: a, kind: increasing}", "`priors[1].source` is missing"),
            ("- {feature: a, kind: increassing, source: S}", "Did you mean `increasing`?"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, source: S}", "odds-ratio needs `interval`"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [4, 1], source: S}", "expected the lower bound first"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 3, interval: [1, 4], source: S}", "in the middle of its interval"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: -1, interval: [1, 4], source: S}", "expected a number from"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], level: x, source: S}", "belong together"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], level: x, against: x, source: S}", "another level"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], level: x, against: y, per: 2, source: S}", "not both"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], cut: [3], source: S}", "has no meaning for odds-ratio"),
            ("- {feature: a, kind: odds-ratio, odds_ratio: 2, interval: [1, 4], weight: 2, source: S}", "`priors[1].weight`: expected a number"),
            ("- {feature: a, kind: coefficient, log_odds: 1, sd: 0, source: S}", "`priors[1].sd`: expected a number"),
            ("- {feature: a, kind: anchor, sd: 1, source: S}", "an anchor has one place"),
            ("- {feature: a, kind: curve, reference: 1, points: [], source: S}", "expected one point or more"),
            ("- {feature: a, kind: curve, reference: 1, points: [{at: 1, odds_ratio: 2, interval: [1, 4]}], source: S}", "none at the reference"),
            ("- {feature: a, kind: curve, reference: 1, points: [{at: 2, odds_ratio: 2}], source: S}", "expected an `interval`"),
            ("- {feature: a, kind: curve, reference: 1, points: [{at: 2, odds_ratio: 2}], covariance: [[-1]], source: S}", "positive definite"),
            ("- {feature: a, kind: curve, reference: 1, points: [{at: 2, odds_ratio: 2}], covariance: [[1, 2]], source: S}", "positive definite"),
            ("- {feature: a, kind: threshold, cut: [], source: S}", "each above the one before"),
            ("- {feature: a, kind: threshold, cut: [3, 2], source: S}", "each above the one before"),
            ("- {feature: a, kind: unimodal, strength: 3, source: S}", "cannot be drawn towards one peak by a number"),
            ("- {feature: a, kind: convex, strength: soft, source: S}", "expected `hard`"),
            ("- {feature: a, kind: convex, strength: 0, source: S}", "expected `hard`, or a number above 0, up to 1000000"),
            ("- {feature: a, kind: convex, strenght: hard, source: S}", "Did you mean `strength`?"),
        ])
    func saysWhatIsWrong(row: String, message: String) {
        let found = Self.issues("  \(row)")
        #expect(found.count == 1 && found[0].hasPrefix("2: ") && found[0].contains(message), "\(found)")
    }

    private static let twoSided =
        "kind: curve, reference: 5, points: [{at: 3, odds_ratio: 2, interval: [1.6, 2.5]}, {at: 9, odds_ratio: 2, interval: [1.6, 2.5]}]"
    private static let hump =
        "kind: curve, reference: 5, points: [{at: 3, odds_ratio: 0.5, interval: [0.4, 0.625]}, {at: 9, odds_ratio: 0.5, interval: [0.4, 0.625]}]"

    /// Two rows that cannot both hold: one error, at the later, with both lines.
    @Test(
        arguments: [
            ("kind: increasing", "kind: decreasing", "it cannot rise and fall"), ("kind: convex", "kind: concave", "it cannot bend both ways"),
            ("kind: forbid", "kind: unimodal", "a feature that is left out"), ("kind: unimodal", "kind: unimodal", "they say the same"),
            ("kind: threshold, cut: [3]", "kind: forbid", "a feature that is left out"),
            ("kind: increasing", "kind: odds-ratio, odds_ratio: 0.5, interval: [0.4, 0.625]", "the whole interval of the effect"),
            ("kind: odds-ratio, odds_ratio: 2, interval: [1.6, 2.5], per: 3", "kind: decreasing", "the whole interval of the effect"),
            ("kind: odds-ratio, odds_ratio: 2, interval: [1.6, 2.5], level: \"0\", against: \"1\"", "kind: increasing", "the whole interval"),
            ("kind: curve, reference: 5, points: [{at: 3, odds_ratio: 2, interval: [1.6, 2.5]}]", "kind: increasing", "the whole interval"),
            (twoSided, "kind: concave", "the whole interval"), ("kind: convex", hump, "the whole interval"),
            (twoSided, "kind: unimodal", "the whole interval"),
            ("kind: anchor, at: 3, log_odds: 0.5, sd: 0.1", "kind: anchor, level: \"3\", log_odds: 0, sd: 0.1", "the same contrast"),
            ("kind: coefficient, log_odds: 1, sd: 0.1", "kind: coefficient, log_odds: 1, sd: 0.2, per: 5", "the same contrast"),
            (
                "kind: coefficient, log_odds: 1, sd: 0.1, level: x, against: y",
                "kind: odds-ratio, odds_ratio: 2.72, interval: [2.24, 3.3], level: y, against: x", "the same contrast"
            ),
            ("kind: increasing, strength: 9", "kind: decreasing", "it cannot rise and fall"),
            ("kind: forbid", "kind: odds-ratio, odds_ratio: 2, interval: [1, 4]", "a feature that is left out"),
            ("kind: anchor, at: 3, sd: 0.1", "kind: forbid", "a feature that is left out"),
        ])
    func contradictionsNameBoth(one: String, other: String, why: String) {
        let found = Self.issues("  - {feature: a, \(one), source: S}\n  - {feature: b, \(other), source: S}\n  - {feature: a, \(other), source: S}")
        #expect(found.count == 1 && found[0].hasPrefix("4: "), "\(found)")
        for text in ["line 4", "line 2", "`priors[3]`", "`priors[1]`", why] { #expect(found.first?.contains(text) ?? false, "\(found)") }
    }

    @Test(
        arguments: [
            ("kind: increasing", "kind: convex"), ("kind: increasing", "kind: odds-ratio, odds_ratio: 0.9, interval: [0.6, 1.35]"),
            ("kind: convex", "kind: odds-ratio, odds_ratio: 2, interval: [1, 4]"), ("kind: threshold, cut: [3]", "kind: increasing"),
            ("kind: odds-ratio, odds_ratio: 2, interval: [1, 4]", "kind: odds-ratio, odds_ratio: 0.5, interval: [0.25, 1]"),
            (twoSided, "kind: convex"), (hump, "kind: unimodal"), (hump, "kind: concave"),
            ("kind: anchor, at: 3, log_odds: 0.5, sd: 0.1", "kind: anchor, at: 4, log_odds: -0.5, sd: 0.1"),
            ("kind: anchor, level: \"01\", log_odds: 0.5, sd: 0.1", "kind: anchor, level: \"1\", log_odds: -0.5, sd: 0.1"),
            ("kind: coefficient, log_odds: 1, sd: 0.1", "kind: coefficient, log_odds: 5, sd: 0.2, per: 5"),
            ("kind: threshold, cut: [3]", "kind: anchor, at: 3, sd: 0.1"), ("kind: threshold, cut: [3]", "kind: threshold, cut: [4]"),
        ])
    func othersMayStandTogether(one: String, other: String) {
        #expect(Self.issues("  - {feature: a, \(one), source: S}\n  - {feature: a, \(other), source: S}") == [])
    }

    /// Anchors that a form can pass through one by one, but not together: one error that names all of them.
    @Test(
        arguments: [
            ("increasing", [(1, 0.5), (2, -0.5)], true), ("increasing", [(1, -0.5), (2, 0.5)], false),
            ("convex", [(1, 0.0), (2, 1.0), (3, 0.0)], true), ("convex", [(1, 0.0), (2, -1.0), (3, 0.0)], false),
            ("unimodal", [(3, 0.0), (1, 0.0), (2, -1.0)], true), ("concave", [(1, 0.0), (2, 1.0), (3, 0.0)], false),
        ])
    func anchorsTogether(shape: String, anchors: [(Int, Double)], isAnError: Bool) {
        let rows = anchors.map { "  - {feature: a, kind: anchor, at: \($0.0), log_odds: \($0.1), sd: 0.1, source: S}" }
        let found = Self.issues((["  - {feature: a, kind: \(shape), source: S}"] + rows).joined(separator: "\n"))
        #expect(found.count == (isAnError ? 1 : 0), "\(found)")
        guard isAnError else { return }
        for line in 2..<anchors.count + 3 { #expect(found.first?.contains("line \(line)") ?? false, "\(found)") }
    }

    /// Every error of a file at once.
    @Test func allAtOnce() {
        let found = Self.issues("  - {feature: a, kind: increasing}\n  - {kind: magic, source: S}\n  - 7")
        #expect(found.count == 4, "\(found)")
    }

    @Test(
        arguments: [
            "", "priors", "priors: 3", "priors: [[[[]]]]", "priors: {a: b}", "{", "priors:\n  - &a [*a]", "priors: [{feature: &x y, kind: *x}]",
            "priors: [{feature: a, kind: curve, points: 3, reference: nan, source: S}]",
            "priors: [{feature: a, kind: odds-ratio, odds_ratio: 1e999, interval: [0, 0], source: S}]",
            "priors: [{feature: a, kind: curve, reference: 0, points: [{at: 9, odds_ratio: 1, interval: [1, 1]}], source: S}]",
            "\u{0}\u{FFFE}", "priors: [?]", "priors: ~",
        ])
    func hostileFilesAreRefused(text: String) {
        #expect(throws: SettingsError.self) { try PriorsFile.read(Data(text.utf8), name: "p.yaml") }
    }

    /// The page's example can be read, and the schema that is shipped is the program's.
    @Test func thePageIsRight() throws {
        let root = SharedData.packageRoot
        let page = try String(contentsOf: root.appendingPathComponent("docs/formats/priors.md"), encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        let knowledge = try PriorsFile.read(Data(example.utf8), name: "priors.yaml").knowledge
        #expect(knowledge.priors.count == 6)
        let shipped = try Data(contentsOf: root.appendingPathComponent("examples/birth-weight-1986/priors.yaml"))
        #expect(try PriorsFile.read(shipped, name: "priors.yaml").knowledge.priors.map(\.kind) == ["odds-ratio", "decreasing"])
        for kind in ShapeKind.allCases.map(\.rawValue) + PublishedEffect.Kind.allCases.map(\.rawValue) + ["threshold", "forbid"] {
            #expect(page.contains("`\(kind)`"))
        }
        let schema = try String(contentsOf: root.appendingPathComponent("schema/priors.schema.json"), encoding: .utf8)
        #expect(schema == PriorsFile.schema, "write it again: make schema")
    }
}
