// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning
import RiskModels
import TestSupport
import Testing

/// The curves of a model: as the file has them, and spoiled.
@Suite("Learners: splines in model files")
struct SplineFileTests {
    static let births = DrawnBirths(3000)
    static let model = Result { try ListedLearner.curved.fit(births.data, progress: .silent).scoringModel() }

    /// Everything that a file says of a curve stays, and comes back.
    @Test func curvesComeBack() throws {
        let model = try Self.model.get()
        try #require(model.terms[0].spline?.knots.count == 5 && model.terms[0].spline?.slopes.count == 3)
        #expect(try ScoringModel(decoding: model.encoded()) == model)
    }

    /// A line beyond the outer knots, smooth at them, and a stand-in for kinds of missing that come later.
    @Test func curvesAreStraightOutside() throws {
        let model = try Self.model.get()
        func logOdds(_ ages: [Double]) throws -> [Double] {
            let few = Self.births.features.taking(Array(repeating: 0, count: ages.count))
            let features = few.replacing(FeatureColumn(name: "age", values: .numeric(ages)))
            return try model.scores(features, rows: Array(ages.indices)).risk.map { log($0 / (1 - $0)) }
        }
        for ages in [[1.0, 2, 3], [60, 61, 62]] {
            let eta = try logOdds(ages)
            #expect(isClose(eta[2] - eta[1], eta[1] - eta[0], within: 1e-9))
        }
        for knot in try #require(model.terms[0].spline).knots {
            let eta = try logOdds([knot - 1e-5, knot, knot + 1e-5])
            #expect(isClose(eta[2] - eta[1], eta[1] - eta[0], within: 1e-9))
        }
        let inside = try logOdds([20, 25, 30])
        #expect(!isClose(inside[2] - inside[1], inside[1] - inside[0], within: 1e-3))
    }

    @Test(arguments: [
        ModelDamage("a slope of a bend too few", "features[0].spline.slopes") { $0.terms[0].spline?.slopes.removeLast() },
        ModelDamage("a bend too many", "features[0].spline.slopes") { $0.terms[0].spline?.slopes.append(.zero(draws: 64)) },
        ModelDamage("two knots", "features[0].spline.knots") { $0.terms[0].spline = .init(knots: [20, 30], slopes: []) },
        ModelDamage("knots that descend", "features[0].spline.knots") { $0.terms[0].spline?.knots = [5, 4, 3, 2, 1] },
        ModelDamage("knots that are equal", "features[0].spline.knots") { $0.terms[0].spline?.knots = [1, 1, 2, 3, 4] },
        ModelDamage("a knot too far", "features[0].spline.knots") { $0.terms[0].spline?.knots[4] = 1e300 },
        ModelDamage("no slope", "features[0].spline") { $0.terms[0].slope = nil },
        ModelDamage("a curve of levels", "features[3].spline") { $0.terms[3].spline = .init(knots: [1, 2, 3], slopes: []) },
        ModelDamage("a draw too few", "features[0].spline.slopes[1].draws") { $0.terms[0].spline?.slopes[1].draws.removeLast() },
        ModelDamage("a negative standard error", "features[0].spline.slopes[2].se") { $0.terms[0].spline?.slopes[2].standardError = -1 },
    ]) func aDamagedCurveIsRefused(damage: ModelDamage) throws {
        var model = try Self.model.get()
        damage.apply(&model)
        let data = try model.encoded()
        let error = #expect(throws: LearningError.self) { try ScoringModel(decoding: data) }
        guard case .modelFile(let field, _) = error else {
            Issue.record("the field is named")
            return
        }
        #expect(field.contains(damage.field))
    }

    @Test(arguments: [
        "{}", "[]", "1", "{\"knots\":[1,2,3]}", "{\"slopes\":[]}",
        "{\"knots\":[1,2,1e999],\"slopes\":[]}", "{\"knots\":[[1]],\"slopes\":[]}",
    ])
    func curvesThatAreNone(text: String) throws {
        let json = String(decoding: try Self.model.get().encoded(), as: UTF8.self)
        let start = try #require(json.range(of: "\"spline\":{"))
        let end = try #require(json.range(of: "}]}", range: start.upperBound..<json.endIndex))
        let altered = json.replacingCharacters(in: json.index(before: start.upperBound)..<end.upperBound, with: text)
        #expect(throws: LearningError.self) { try ScoringModel(decoding: Data(altered.utf8)) }
    }
}
