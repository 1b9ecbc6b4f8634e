// SPDX-License-Identifier: EUPL-1.2

extension StoredVariable: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, type, column, centre, scale, whole, positive, bounds, levels, places, reference, shares
        case notApplicable = "not_applicable"
    }

    private enum ValueType: String, Codable {
        case numeric, nominal
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let first = try container.decode(Int.self, forKey: .column), kind: Kind, size: Int
        switch try container.decode(ValueType.self, forKey: .type) {
        case .numeric:
            kind = .amounts(
                centre: try container.decode(Double.self, forKey: .centre), scale: try container.decode(Double.self, forKey: .scale),
                isWhole: try container.decode(Bool.self, forKey: .whole), isPositive: try container.decode(Bool.self, forKey: .positive),
                bounds: try Self.bounds(try container.decodeIfPresent([Double].self, forKey: .bounds)))
            size = 1
        case .nominal:
            let places = try container.decode([Int?].self, forKey: .places)
            guard places.allSatisfy({ $0.map { (0..<Int(UInt16.max)).contains($0) } ?? true }) else {
                throw LearningError.modelFile(field: "gaps.imputer.features.places", expected: "whole numbers from 0, or null")
            }
            kind = .levels(
                try container.decode([String].self, forKey: .levels), places: places,
                reference: try container.decode(Int.self, forKey: .reference))
            size = (places.compactMap { $0 }.max() ?? -1) + 1
        }
        guard (1..<Int(UInt16.max)).contains(first) else {
            throw LearningError.modelFile(field: "gaps.imputer.features.column", expected: "a column of the design")
        }
        self.init(
            name: try container.decode(String.self, forKey: .name), kind: kind, columns: first..<first + size,
            structuralColumn: try container.decodeIfPresent(Int.self, forKey: .notApplicable),
            shares: try container.decodeIfPresent([Double].self, forKey: .shares) ?? [])
    }

    private static func bounds(_ numbers: [Double]?) throws(LearningError) -> ClosedRange<Double>? {
        guard let numbers else { return nil }
        guard numbers.count == 2, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[1] else {
            throw .modelFile(field: "gaps.imputer.features.bounds", expected: "two numbers, the second larger than the first")
        }
        return numbers[0]...numbers[1]
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(columns.lowerBound, forKey: .column)
        try container.encodeIfPresent(structuralColumn, forKey: .notApplicable)
        switch kind {
        case .amounts(let centre, let scale, let isWhole, let isPositive, let bounds):
            try container.encode(ValueType.numeric, forKey: .type)
            try container.encode(centre, forKey: .centre)
            try container.encode(scale, forKey: .scale)
            try container.encode(isWhole, forKey: .whole)
            try container.encode(isPositive, forKey: .positive)
            try container.encodeIfPresent(bounds.map { [$0.lowerBound, $0.upperBound] }, forKey: .bounds)
        case .levels(let levels, let places, let reference):
            try container.encode(ValueType.nominal, forKey: .type)
            try container.encode(levels, forKey: .levels)
            try container.encode(places, forKey: .places)
            try container.encode(reference, forKey: .reference)
            if !shares.isEmpty { try container.encode(shares, forKey: .shares) }
        }
    }

    /// Whether nothing of it would make filling trap.
    ///
    /// - Parameter width: of the design.
    fileprivate func isSound(width: Int) -> Bool {
        guard columns.upperBound <= width, structuralColumn.map({ (1..<width).contains($0) }) ?? true else { return false }
        switch kind {
        case .amounts(let centre, let scale, _, _, _): return centre.isFinite && scale.isFinite && scale > 0
        case .levels(let levels, let places, let reference):
            return levels.count == places.count && levels.indices.contains(reference) && Set(levels).count == levels.count
                && (shares.isEmpty || shares.count == levels.count && shares.allSatisfy { (0...1).contains($0) })
        }
    }
}

extension StoredImputer: Codable {
    private enum CodingKeys: String, CodingKey {
        case features, mean, covariance
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let mean = try container.decode([Double].self, forKey: .mean)
        guard let moments = JointMoments(mean: mean, lower: try container.decode([[Double]].self, forKey: .covariance)) else {
            throw LearningError.modelFile(field: "gaps.imputer.covariance", expected: "the lower triangle of as many columns as there are means")
        }
        let variables = try container.decode([StoredVariable].self, forKey: .features)
        guard variables.allSatisfy({ $0.isSound(width: mean.count) }) else {
            throw LearningError.modelFile(field: "gaps.imputer.features", expected: "columns of the design, and levels with a place each")
        }
        self.init(variables: variables, moments: moments)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(variables, forKey: .features)
        try container.encode(moments.mean, forKey: .mean)
        try container.encode(moments.lower, forKey: .covariance)
    }
}
