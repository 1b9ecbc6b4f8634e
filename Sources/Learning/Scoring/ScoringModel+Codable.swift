// SPDX-License-Identifier: EUPL-1.2

import Foundation

extension ScoringModel.Term: Codable {
    enum CodingKeys: String, CodingKey {
        case name, unit, type, edges, levels, missing, slope, spline, bins
    }

    private enum ValueType: String, Codable {
        case numeric, nominal
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let scale: FeatureBins.Scale =
            switch try container.decode(ValueType.self, forKey: .type) {
            case .numeric: .numeric(edges: try container.decode([Double].self, forKey: .edges))
            case .nominal: .nominal(levels: try container.decode([String].self, forKey: .levels))
            }
        self.init(
            bins: FeatureBins(
                feature: try container.decode(String.self, forKey: .name), unit: try container.decodeIfPresent(String.self, forKey: .unit),
                scale: scale,
                missing: try container.decode([String].self, forKey: .missing)),
            coefficients: try container.decode([ScoringModel.Coefficient].self, forKey: .bins),
            slope: try container.decodeIfPresent(ScoringModel.Coefficient.self, forKey: .slope),
            spline: try container.decodeIfPresent(ScoringModel.Spline.self, forKey: .spline))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bins.feature, forKey: .name)
        try container.encodeIfPresent(bins.unit, forKey: .unit)
        switch bins.scale {
        case .numeric(let edges):
            try container.encode(ValueType.numeric, forKey: .type)
            try container.encode(edges, forKey: .edges)
        case .nominal(let levels):
            try container.encode(ValueType.nominal, forKey: .type)
            try container.encode(levels, forKey: .levels)
        }
        try container.encode(bins.missing, forKey: .missing)
        try container.encode(coefficients, forKey: .bins)
        try container.encodeIfPresent(slope, forKey: .slope)
        try container.encodeIfPresent(spline, forKey: .spline)
    }
}

extension ScoringModel: Codable {
    enum CodingKeys: String, CodingKey {
        case format, version, model, outcome, intercept, features, pairs, calibration, offset, gaps
        case intervalMultiplier = "interval_multiplier"
    }

    private static let format = "evenkans-model"

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(String.self, forKey: .format) == Self.format else {
            throw LearningError.modelFile(field: "format", expected: "\"\(Self.format)\"")
        }
        guard try container.decode(Int.self, forKey: .version) == Self.formatVersion else {
            throw LearningError.modelFile(field: "version", expected: "\(Self.formatVersion)")
        }
        self.init(
            kind: try container.decode(String.self, forKey: .model), outcome: try container.decodeIfPresent(String.self, forKey: .outcome),
            intercept: try container.decode(Coefficient.self, forKey: .intercept), terms: try container.decode([Term].self, forKey: .features),
            pairs: try container.decodeIfPresent([Pair].self, forKey: .pairs) ?? [],
            calibration: try container.decode(Calibration.self, forKey: .calibration),
            offset: try container.decodeIfPresent(String.self, forKey: .offset), gaps: try container.decodeIfPresent(GapRule.self, forKey: .gaps))
        try validate()
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.formatVersion, forKey: .version)
        try container.encode(kind, forKey: .model)
        try container.encodeIfPresent(outcome, forKey: .outcome)
        try container.encode(intercept, forKey: .intercept)
        try container.encode(terms, forKey: .features)
        if !pairs.isEmpty { try container.encode(pairs, forKey: .pairs) }
        try container.encode(calibration, forKey: .calibration)
        try container.encodeIfPresent(offset, forKey: .offset)
        try container.encodeIfPresent(gaps, forKey: .gaps)
        // Follows from the number of draws; it is there for scorers without Student's distribution.
        try container.encode(intervalMultiplier, forKey: .intervalMultiplier)
    }

    /// The bytes of the model file: the same for the same model.
    public func encoded() throws -> Data { try ModelFileBytes.encoded(self) }

    /// - Throws: `LearningError.modelFile` with the field that is wrong.
    public init(decoding data: Data) throws(LearningError) { self = try ModelFileBytes.decoded(data) }
}
