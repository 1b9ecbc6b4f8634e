// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import TestSupport
import Testing

/// The file of a model of trees, written here by hand: how it is scored, and which parts are refused.
@Suite("Learners: files of trees")
struct TreeFileTests {
    /// One tree that asks about a number, and one that asks about levels and kinds of missing.
    static let model = TreeEnsemble(
        kind: "boosted", outcome: "small", intercept: -1,
        features: [
            FeatureBins(feature: "age", unit: "year", scale: .numeric(edges: []), missing: ["not-recorded", "-9"]),
            FeatureBins(feature: "municipality", scale: .nominal(levels: ["0363", "0518"]), missing: ["unlinked"]),
        ],
        trees: [
            RiskTree(nodes: [
                .threshold(feature: 0, below: 20, yes: 1, no: 2, missing: 2), .leaf(logOdds: 0.5), .bins(feature: 0, bins: [2], yes: 3, no: 4),
                .leaf(logOdds: 0.25), .leaf(logOdds: -0.125),
            ]),
            RiskTree(nodes: [.bins(feature: 1, bins: [1, 3], yes: 1, no: 2), .leaf(logOdds: 2), .leaf(logOdds: 0)]),
        ])

    private func logOdds(age: Double = .nan, kind: UInt8 = 0, place: String? = nil) throws -> Double {
        let features = Features(
            rowCount: 1,
            columns: [
                FeatureColumn(name: "age", values: .numeric([age]), missing: [kind], missingNames: [5: "-9"]),
                FeatureColumn(
                    name: "municipality", values: .nominal(codes: [place == nil ? -1 : 0], levels: [place ?? "0363"]), missing: [place == nil ? 3 : 0]
                ),
            ])
        let scores = try ModelFile.trees(Self.model).scores(features, rows: [0])
        #expect(!scores.hasLimits && scores.lower.isEmpty && scores.upper.isEmpty)
        return log(scores.risk[0] / (1 - scores.risk[0]))
    }

    /// By hand: -1, what the first tree adds, what the second adds.
    @Test func aRiskIsAWalkThroughEachTree() throws {
        #expect(isClose(try logOdds(age: 19.999, place: "0363"), -1 + 0.5 + 0, within: 1e-12))
        #expect(isClose(try logOdds(age: 20, place: "0518"), -1 - 0.125 + 2, within: 1e-12))
        #expect(isClose(try logOdds(kind: 1, place: "0363"), -1 - 0.125 + 0, within: 1e-12))
        #expect(isClose(try logOdds(kind: 5, place: "0363"), -1 + 0.25 + 0, within: 1e-12))
        // A kind that the model does not know is the last bin of its feature.
        #expect(isClose(try logOdds(kind: 4, place: "0363"), -1 - 0.125 + 0, within: 1e-12))
        #expect(isClose(try logOdds(age: 30), -1 - 0.125 + 0, within: 1e-12))
        // So is a level that it does not know: bin 3.
        #expect(isClose(try logOdds(age: 30, place: "9999"), -1 - 0.125 + 2, within: 1e-12))
    }

    @Test func isReadAsWritten() throws {
        let data = try ModelFile.trees(Self.model).encoded()
        #expect(try ModelFile(decoding: data) == .trees(Self.model))
        #expect(try ModelFile(decoding: data).encoded() == data)
    }

    @Test(arguments: TreeDamage.all) func wrongPartsAreRefused(damage: TreeDamage) throws {
        var model = Self.model
        damage.apply(&model)
        let data = try ModelFile.trees(model).encoded()
        let error = #expect(throws: LearningError.self) { try ModelFile(decoding: data) }
        guard case .modelFile(let field, _) = error else {
            Issue.record("the field is named")
            return
        }
        #expect(field == damage.field)
    }

    @Test func partsThatAreMissing() throws {
        let json = String(decoding: try ModelFile.trees(Self.model).encoded(), as: UTF8.self)
        for part in ["\"below\":20,", ",\"yes\":1", "\"levels\":[\"0363\",\"0518\"],", "\"calibration\":\"identity\",", "\"missing\":2,"] {
            try #require(json.contains(part))
            #expect(throws: LearningError.self) { try ModelFile(decoding: Data(json.replacingOccurrences(of: part, with: "").utf8)) }
        }
    }
}

/// One way to spoil a model of trees, and the field that the refusal names.
struct TreeDamage: Sendable, CustomTestStringConvertible {
    let field: String
    let apply: @Sendable (inout TreeEnsemble) -> Void
    var testDescription: String { field }

    init(_ field: String, _ apply: @escaping @Sendable (inout TreeEnsemble) -> Void) { (self.field, self.apply) = (field, apply) }

    static let all = [
        TreeDamage("intercept.log_odds") { $0.intercept = 1e9 },
        TreeDamage("trees[1]") { $0.trees[1].nodes = [] },
        TreeDamage("trees[0][1].log_odds") { $0.trees[0].nodes[1] = .leaf(logOdds: -1e300) },
        TreeDamage("trees[0][0].yes") { $0.trees[0].nodes[0] = .threshold(feature: 0, below: 20, yes: 0, no: 2, missing: 2) },
        TreeDamage("trees[0][0].no") { $0.trees[0].nodes[0] = .threshold(feature: 0, below: 20, yes: 1, no: 5, missing: 2) },
        TreeDamage("trees[0][2].yes") { $0.trees[0].nodes[2] = .bins(feature: 0, bins: [1], yes: 1, no: 3) },
        TreeDamage("trees[0][0].missing") { $0.trees[0].nodes[0] = .threshold(feature: 0, below: 20, yes: 1, no: 2, missing: -1) },
        TreeDamage("trees[0][0].feature") { $0.trees[0].nodes[0] = .threshold(feature: 2, below: 20, yes: 1, no: 2, missing: 2) },
        TreeDamage("trees[1][0].below") { $0.trees[1].nodes[0] = .threshold(feature: 1, below: 20, yes: 1, no: 2, missing: 2) },
        TreeDamage("trees[1][0].bins") { $0.trees[1].nodes[0] = .bins(feature: 1, bins: [4], yes: 1, no: 2) },
        TreeDamage("trees[1][0].bins") { $0.trees[1].nodes[0] = .bins(feature: 1, bins: [1, 0], yes: 1, no: 2) },
        TreeDamage("features[1].name") { $0.features[1] = FeatureBins(feature: "age", scale: .nominal(levels: ["0363", "0518"]), missing: ["a"]) },
        TreeDamage("features[1].levels") {
            $0.features[1] = FeatureBins(feature: "place", scale: .nominal(levels: ["0363", "0363"]), missing: ["a"])
        },
        TreeDamage("features[0].missing") { $0.features[0] = FeatureBins(feature: "age", scale: .numeric(edges: []), missing: ["-9", "-9"]) },
    ]
}
