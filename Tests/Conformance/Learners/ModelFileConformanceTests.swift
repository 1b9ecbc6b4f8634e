// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import TestSupport
import Testing

/// The file of every model: it scores as the fit does, and a damaged one is refused, never a trap.
@Suite("Learners: model files")
struct ModelFileConformanceTests {
    static let births = DrawnBirths(400)
    static let models: [ListedLearner: ModelFile] = {
        let pairs = ListedLearner.allCases.compactMap { learner in (try? learner.fit(births.data)).map { (learner, $0) } }
        var models = Dictionary(pairs) { first, _ in first }
        // With so many births every feature is worth its place on the card.
        models[.scorecard] = try? ListedLearner.scorecard.fit(DrawnBirths(5000).data)
        return models
    }()

    private func model(_ learner: ListedLearner) throws -> ModelFile { try #require(Self.models[learner]) }

    @Test(arguments: ListedLearner.allCases)
    func scoresAsTheFitDoes(learner: ListedLearner) throws {
        let model = try model(learner)
        let read = try ModelFile(decoding: model.encoded())
        #expect(read.kind == learner.kind && read.outcome == "too-early")
        let isSame = try read == model && read.encoded() == model.encoded()
        #expect(isSame)
        let other = DrawnBirths(500, seed: 77)
        #expect(try read.scores(other.features, rows: other.rows) == model.scores(other.features, rows: other.rows))
    }

    /// A fitted model and its file are one scorer.
    @Test func fitsScoreAsTheirFiles() throws {
        let (additive, logistic) = (
            try AdditiveParameters().fit(Self.births.data, progress: .silent), try LogisticParameters().fit(Self.births.data, progress: .silent)
        )
        let (rows, features) = (Self.births.rows, Self.births.features)
        #expect(try additive.scores(features, rows: rows) == additive.scoringModel().scores(features, rows: rows))
        #expect(try logistic.scores(features, rows: rows) == logistic.scoringModel().scores(features, rows: rows))
        let card = try ScorecardParameters(candidates: 8, replicates: 0).fit(Self.births.data, progress: .silent)
        #expect(try card.scores(features, rows: rows) == card.scoringModel().scores(features, rows: rows))
    }

    /// A risk is intercept and log-odds of bins added up: a file can be scored by hand.
    @Test(arguments: ListedLearner.addingBins)
    func aRiskIsASum(learner: ListedLearner) throws {
        let model = try #require(try model(learner).bins)
        let scores = try model.scores(Self.births.features, rows: Self.births.rows)
        let codes = try model.terms.map { try $0.bins.codes(of: try #require(Self.births.features[$0.bins.feature]), rows: Self.births.rows) }
        for row in Self.births.rows {
            var sum = model.intercept.logOdds
            for (term, codes) in zip(model.terms, codes) {
                sum += term.coefficients[Int(codes[row])].logOdds
                guard let slope = term.slope, case .numeric(let values) = Self.births.features[term.bins.feature]?.values else { continue }
                guard values[row].isFinite else { continue }
                sum += slope.logOdds * values[row]
                guard let spline = term.spline else { continue }
                let (t, last) = (spline.knots, spline.knots.count - 1)
                func cube(_ u: Double) -> Double { u > 0 ? u * u * u : 0 }
                for (j, bend) in spline.slopes.enumerated() {
                    let x = values[row], end = t[last] - t[last - 1]
                    let basis =
                        cube(x - t[j]) - cube(x - t[last - 1]) * (t[last] - t[j]) / end + cube(x - t[last]) * (t[last - 1] - t[j]) / end
                    sum += bend.logOdds * basis / ((t[last] - t[0]) * (t[last] - t[0]))
                }
            }
            for pair in model.pairs {
                let bins = try [pair.first, pair.second].map { side in
                    Int(codes[try #require(model.terms.firstIndex { $0.bins.feature == side.feature })][row])
                }
                let (first, second) = (pair.first.grouping.group[bins[0]], pair.second.grouping.group[bins[1]])
                sum += pair.coefficients[first * pair.second.grouping.count + second].logOdds
            }
            // Beyond the last knot the cubes cancel.
            #expect(isClose(scores.risk[row], 1 / (1 + exp(-sum)), within: learner == .logisticWithSplines ? 1e-12 : 1e-14))
        }
    }

    @Test(arguments: ListedLearner.allCases)
    func aTruncatedFileIsRefused(learner: ListedLearner) throws {
        let data = try model(learner).encoded()
        for part in 0..<60 {
            // Ends near the beginning, everywhere, and one byte before the last brace.
            let length = part < 20 ? part : part == 59 ? data.count - 2 : data.count * (part - 20) / 40
            #expect(throws: LearningError.self) { try ModelFile(decoding: data.prefix(length)) }
        }
        #expect(throws: LearningError.self) { try ModelFile(decoding: Data(repeating: UInt8(ascii: "["), count: 50_000)) }
    }

    /// Any byte altered: refused, or still a model that scores without a trap.
    @Test(arguments: ListedLearner.allCases)
    func alteredBytesNeverTrap(learner: ListedLearner) throws {
        let data = try model(learner).encoded()
        var random = Philox(seed: 5, stage: "altered-bytes")
        var refused = 0
        for _ in 0..<150 {
            var altered = data
            let place = random.below(data.count)
            altered[altered.startIndex + place] = UInt8(random.below(256))
            do {
                let model = try ModelFile(decoding: altered)
                let scores = try model.scores(Self.births.features, rows: Array(0..<5))
                #expect(scores.risk.allSatisfy { (0...1).contains($0) })
            } catch is LearningError {
                refused += 1
            }
        }
        #expect(refused > 50)
    }

    /// Parts of the wrong length or content, written as a file that is JSON all the same.
    @Test(arguments: ListedLearner.addingBins.filter { $0 != .screened }, ModelDamage.all)
    func wrongPartsAreRefused(learner: ListedLearner, damage: ModelDamage) throws {
        var model = try #require(try model(learner).bins)
        // A card has the features that it asks about, and no others.
        try #require(model.terms.count == 4)
        damage.apply(&model)
        let data = try model.encoded()
        let error = #expect(throws: LearningError.self) { try ModelFile(decoding: data) }
        guard case .modelFile(let field, _) = error else {
            Issue.record("the field is named")
            return
        }
        #expect(field.contains(damage.field))
    }

    /// Numbers that are none, as text in the file.
    @Test(arguments: ListedLearner.allCases, ["NaN", "nan", "Infinity", "1e999", "-1e999", "null", "\"0\"", "", "0x10", "1e"])
    func numbersThatAreNone(learner: ListedLearner, text: String) throws {
        let json = String(decoding: try model(learner).encoded(), as: UTF8.self)
        for key in ["log_odds", learner.hasLimits ? "se" : "below", "version"] {
            let start = try #require(json.range(of: "\"\(key)\":"))
            let end = try #require(json[start.upperBound...].firstIndex { $0 == "," || $0 == "}" })
            let altered = json.replacingCharacters(in: start.upperBound..<end, with: text)
            #expect(throws: LearningError.self) { try ModelFile(decoding: Data(altered.utf8)) }
        }
    }

    /// Another format, a later version, and no model at all.
    @Test(arguments: ListedLearner.allCases)
    func otherFilesAreRefused(learner: ListedLearner) throws {
        let json = String(decoding: try model(learner).encoded(), as: UTF8.self)
        for (text, other) in [("\"version\":1", "\"version\":2"), ("evenkans-model", "some-model"), ("\"identity\"", "\"isotonic\"")] {
            try #require(json.contains(text))
            #expect(throws: LearningError.self) { try ModelFile(decoding: Data(json.replacingOccurrences(of: text, with: other).utf8)) }
        }
        for text in ["", " ", "{}", "[]", "null", "1", "{\"format\":\"evenkans-model\",\"version\":1}"] {
            #expect(throws: LearningError.self) { try ModelFile(decoding: Data(text.utf8)) }
        }
    }
}

/// One way to spoil the pairs of a model.
@Suite("Learners: pairs in model files")
struct PairFileTests {
    /// Age counts upwards in one half of the municipalities and downwards in the other.
    static let model = Result {
        let births = DrawnBirths(3000)
        guard case .numeric(let age) = births.features["age"]?.values, case .nominal(let place, _) = births.features["municipality"]?.values else {
            return ScoringModel(kind: "none", intercept: .zero(draws: 0), terms: [])
        }
        let outcome = births.rows.map { UInt8((age[$0] > 30) == (place[$0] > 2) ? 1 : births.outcome[$0]) }
        return try AdditiveParameters(pairs: .number(2)).fit(TrainingData(births.features, outcome), progress: .silent).scoringModel()
    }

    @Test(arguments: [
        ModelDamage("a cell too few", "pairs[0].cells") { $0.pairs[0].coefficients.removeLast() },
        ModelDamage("a group too few", "pairs[0].groups[0]") { $0.pairs[0].first.grouping = BinGrouping(group: [0, 1]) },
        ModelDamage("a feature that is not there", "pairs[0].features[1]") { $0.pairs[0].second.feature = "parity" },
        ModelDamage("a feature with itself", "pairs[0].") { $0.pairs[0].second = $0.pairs[0].first },
        ModelDamage("a draw too few", "pairs[0].cells[0].draws") { $0.pairs[0].coefficients[0].draws.removeLast() },
    ]) func aDamagedPairIsRefused(damage: ModelDamage) throws {
        var model = try Self.model.get()
        try #require(!model.pairs.isEmpty)
        damage.apply(&model)
        let data = try model.encoded()
        let error = #expect(throws: LearningError.self) { try ScoringModel(decoding: data) }
        guard case .modelFile(let field, _) = error else {
            Issue.record("the field is named")
            return
        }
        #expect(field.contains(damage.field))
    }

    @Test(arguments: ["[[-1,0],[0]]", "[[],[]]", "[[0]]", "[[70000],[0]]", "[[0.5],[0]]"])
    func groupsThatAreNone(groups: String) throws {
        let json = String(decoding: try Self.model.get().encoded(), as: UTF8.self)
        let start = try #require(json.range(of: "\"groups\":"))
        let end = try #require(json.range(of: "]]", range: start.upperBound..<json.endIndex))
        let altered = json.replacingCharacters(in: start.upperBound..<end.upperBound, with: groups)
        #expect(throws: LearningError.self) { try ScoringModel(decoding: Data(altered.utf8)) }
    }
}

/// One way to spoil a model.
struct ModelDamage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Part of the name of the field that the refusal must give.
    let field: String
    let apply: @Sendable (inout ScoringModel) -> Void

    init(_ description: String, _ field: String, _ apply: @escaping @Sendable (inout ScoringModel) -> Void) {
        (testDescription, self.field, self.apply) = (description, field, apply)
    }

    private static func bins(_ model: inout ScoringModel, missing: [String]? = nil, scale: FeatureBins.Scale? = nil, term: Int = 0) {
        let bins = model.terms[term].bins
        model.terms[term].bins = FeatureBins(feature: bins.feature, scale: scale ?? bins.scale, missing: missing ?? bins.missing)
    }

    static let all = [
        ModelDamage("a bin too few", "features[0].bins") { $0.terms[0].coefficients.removeLast() },
        ModelDamage("a bin too many", "features[1].bins") { $0.terms[1].coefficients.append(.zero(draws: $0.drawCount)) },
        ModelDamage("no bins", "features[2].bins") { $0.terms[2].coefficients = [] },
        ModelDamage("an edge too many", "features[0].bins") { bins(&$0, scale: .numeric(edges: (0..<300).map(Double.init))) },
        ModelDamage("edges that descend", "features[0].edges") { bins(&$0, scale: .numeric(edges: [2, 1])) },
        ModelDamage("edges that are equal", "features[0].edges") { bins(&$0, scale: .numeric(edges: [1, 1])) },
        ModelDamage("a missing kind twice", "features[0].missing") { bins(&$0, missing: ["-9", "-9"]) },
        ModelDamage("a level twice", "features[3].levels") { bins(&$0, scale: .nominal(levels: ["0014", "0014"]), term: 3) },
        ModelDamage("a feature twice", "features[1].name") { $0.terms[1] = $0.terms[0] },
        ModelDamage("a slope of levels", "features[3].slope") { $0.terms[3].slope = .zero(draws: $0.drawCount) },
        ModelDamage("a draw too few", "features[0].bins[0].draws") { $0.terms[0].coefficients[0].draws.removeLast() },
        ModelDamage("a draw too many", "features[3].bins[1].draws") { $0.terms[3].coefficients[1].draws.append(0) },
        ModelDamage("no draws of the intercept", "draws") { $0.intercept.draws = [] },
        ModelDamage("a negative standard error", "intercept.se") { $0.intercept.standardError = -1 },
    ]
}
