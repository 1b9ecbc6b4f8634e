// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels

/// A model of other rows that is to be updated, and how much its rows count as a prior.
public struct OldModel: Hashable, Sendable {
    public let model: ScoringModel
    public let weight: Double

    public init(_ model: ScoringModel, weight: Double = 0.5) { (self.model, self.weight) = (model, weight) }

    /// - Parameter option: the key or option that names the file, for messages.
    /// - Throws: `StudyError`, `LearningError` for a file that holds no such model.
    init(reading file: URL, weight: Double, option: String) throws {
        guard case .additive(let model) = try ModelFile(decoding: try InputFile.bytes(file)) else {
            throw StudyError.option(
                LocalizedText(
                    en: "\(option): boosted trees cannot be updated step by step. Take an additive, logistic or scorecard model.",
                    nl:
                        "\(option): boosted trees zijn niet stap voor stap bij te werken. Neem een optelmodel, logistisch model of puntenkaart."
                ))
        }
        self.init(model, weight: weight)
    }

    /// What does not match between the model's features and the data's; `nil` where all does.
    func mismatch(_ features: Features, option: String) -> StudyError? {
        let written = model.terms.compactMap { ModelMismatch.of($0.bins, features[$0.bins.feature]) }
        guard !written.isEmpty else { return nil }
        return .option(
            LocalizedText(
                en: "\(option): " + written.map(\.en).joined(separator: " "), nl: "\(option): " + written.map(\.nl).joined(separator: " ")))
    }
}

extension OldModel: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed("old-model")
        builder.feed(model)
        builder.feed(weight)
    }
}
