// SPDX-License-Identifier: EUPL-1.2

extension TreeEnsemble: Codable {
    enum CodingKeys: String, CodingKey {
        case format, version, model, outcome, intercept, features, trees, calibration, gaps
    }

    private static let format = "evenkans-model"

    private struct Intercept: Codable {
        let logOdds: Double

        enum CodingKeys: String, CodingKey {
            case logOdds = "log_odds"
        }
    }

    /// A feature as the trees ask about it.
    private struct Feature: Codable {
        enum ValueType: String, Codable {
            case numeric, nominal
        }

        let name: String
        let unit: String?
        let type: ValueType
        let levels: [String]?
        let missing: [String]
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(String.self, forKey: .format) == Self.format else {
            throw LearningError.modelFile(field: "format", expected: "\"\(Self.format)\"")
        }
        guard try container.decode(Int.self, forKey: .version) == ScoringModel.formatVersion else {
            throw LearningError.modelFile(field: "version", expected: "\(ScoringModel.formatVersion)")
        }
        _ = try container.decode(ScoringModel.Calibration.self, forKey: .calibration)
        let features = try container.decode([Feature].self, forKey: .features).enumerated().map { index, feature in
            guard let levels = feature.type == .nominal ? feature.levels : [] else {
                throw LearningError.modelFile(field: "features[\(index)].levels", expected: "present")
            }
            return FeatureBins(
                feature: feature.name, unit: feature.unit, scale: feature.type == .nominal ? .nominal(levels: levels) : .numeric(edges: []),
                missing: feature.missing)
        }
        self.init(
            kind: try container.decode(String.self, forKey: .model), outcome: try container.decodeIfPresent(String.self, forKey: .outcome),
            intercept: try container.decode(Intercept.self, forKey: .intercept).logOdds, features: features,
            trees: try container.decode([RiskTree].self, forKey: .trees), gaps: try container.decodeIfPresent(GapRule.self, forKey: .gaps))
        try validate()
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(ScoringModel.formatVersion, forKey: .version)
        try container.encode(kind, forKey: .model)
        try container.encodeIfPresent(outcome, forKey: .outcome)
        try container.encode(Intercept(logOdds: intercept), forKey: .intercept)
        let written = features.map { bins in
            var levels: [String]?
            if case .nominal(let names) = bins.scale { levels = names }
            return Feature(
                name: bins.feature, unit: bins.unit, type: bins.isNumeric ? .numeric : .nominal, levels: levels, missing: bins.missing)
        }
        try container.encode(written, forKey: .features)
        try container.encode(trees, forKey: .trees)
        try container.encodeIfPresent(gaps, forKey: .gaps)
        try container.encode(ScoringModel.Calibration.identity, forKey: .calibration)
    }
}
