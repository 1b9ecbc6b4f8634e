// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// What a model file holds: a model that adds up bins, or one that adds up trees.
public enum ModelFile: Hashable, Sendable {
    case additive(ScoringModel)
    case trees(TreeEnsemble)

    /// `additive`, `logistic`, `boosted`.
    public var kind: String {
        switch self {
        case .additive(let model): model.kind
        case .trees(let model): model.kind
        }
    }

    /// Name of the outcome in the plan, if there is one.
    public var outcome: String? {
        switch self {
        case .additive(let model): model.outcome
        case .trees(let model): model.outcome
        }
    }

    /// The column that is added to the log-odds of each row; `nil` for none.
    public var offset: String? {
        switch self {
        case .additive(let model): model.offset
        case .trees: nil
        }
    }

    /// What is done with a row that lacks a value of which there is no bin; `nil` for a model that has a bin for whatever was missing.
    public var gaps: GapRule? {
        switch self {
        case .additive(let model): model.gaps
        case .trees(let model): model.gaps
        }
    }

    /// The same model under a rule for gaps.
    public func with(gaps: GapRule?) -> ModelFile {
        switch self {
        case .additive(var model):
            model.gaps = gaps
            return .additive(model)
        case .trees(var model):
            model.gaps = gaps
            return .trees(model)
        }
    }

    /// The bins of each feature that a row must have to be scored.
    public var features: [FeatureBins] {
        switch self {
        case .additive(let model): model.terms.map(\.bins)
        case .trees(let model): model.features
        }
    }
}

extension ModelFile: RiskScorer {
    public func scores(_ features: Features, rows: [Int]) throws -> Scores {
        switch self {
        case .additive(let model): try model.scores(features, rows: rows)
        case .trees(let model): try model.scores(features, rows: rows)
        }
    }
}

extension ModelFile: Codable {
    private enum CodingKeys: String, CodingKey {
        case trees
    }

    public init(from decoder: any Decoder) throws {
        let hasTrees = try decoder.container(keyedBy: CodingKeys.self).contains(.trees)
        self = hasTrees ? .trees(try TreeEnsemble(from: decoder)) : .additive(try ScoringModel(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .additive(let model): try model.encode(to: encoder)
        case .trees(let model): try model.encode(to: encoder)
        }
    }

    /// The bytes of the file: the same for the same model.
    public func encoded() throws -> Data { try ModelFileBytes.encoded(self) }

    /// - Throws: `LearningError.modelFile` with the field that is wrong.
    public init(decoding data: Data) throws(LearningError) { self = try ModelFileBytes.decoded(data) }
}
