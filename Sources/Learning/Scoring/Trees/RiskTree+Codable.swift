// SPDX-License-Identifier: EUPL-1.2

extension RiskTree: Codable {
    public init(from decoder: any Decoder) throws { self.init(nodes: try decoder.singleValueContainer().decode([Node].self)) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(nodes)
    }
}

/// `{"log_odds": 0.1}`, `{"feature": 0, "below": 20.5, "yes": 1, "no": 2, "missing": 1}` or `{"feature": 1, "bins": [0, 3], "yes": 1, "no": 2}`.
extension RiskTree.Node: Codable {
    enum CodingKeys: String, CodingKey {
        case feature, below, bins, yes, no, missing
        case logOdds = "log_odds"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if container.contains(.logOdds) {
            self = .leaf(logOdds: try container.decode(Double.self, forKey: .logOdds))
            return
        }
        let feature = try container.decode(Int.self, forKey: .feature)
        let (yes, no) = (try container.decode(Int.self, forKey: .yes), try container.decode(Int.self, forKey: .no))
        if container.contains(.bins) {
            self = .bins(feature: feature, bins: try container.decode([Int].self, forKey: .bins), yes: yes, no: no)
        } else {
            self = .threshold(
                feature: feature, below: try container.decode(Double.self, forKey: .below), yes: yes, no: no,
                missing: try container.decode(Int.self, forKey: .missing))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .leaf(let logOdds): try container.encode(logOdds, forKey: .logOdds)
        case .threshold(let feature, let below, let yes, let no, let missing):
            try container.encode(feature, forKey: .feature)
            try container.encode(below, forKey: .below)
            try container.encode(yes, forKey: .yes)
            try container.encode(no, forKey: .no)
            try container.encode(missing, forKey: .missing)
        case .bins(let feature, let bins, let yes, let no):
            try container.encode(feature, forKey: .feature)
            try container.encode(bins, forKey: .bins)
            try container.encode(yes, forKey: .yes)
            try container.encode(no, forKey: .no)
        }
    }
}
