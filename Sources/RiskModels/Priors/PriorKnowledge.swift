// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Everything that is known of effects before the data are seen, in the order in which it was written.
public struct PriorKnowledge: Hashable, Sendable {
    public var priors: [Prior]

    public init(_ priors: [Prior] = []) { self.priors = priors }

    public static let none = PriorKnowledge()

    public var isEmpty: Bool { priors.isEmpty }

    /// The features without those that are not to be learned from, and with the cuts that experts give.
    func applied(to features: Features) -> Features {
        guard !isEmpty else { return features }
        var cuts: [String: [Double]] = [:], forbidden: Set<String> = []
        for prior in priors {
            switch prior.statement {
            case .threshold(let values): cuts[prior.feature, default: []] += values
            case .forbidden: forbidden.insert(prior.feature)
            case .effect, .earlier, .shape, .tendency: break
            }
        }
        return Features(
            rowCount: features.rowCount,
            columns: features.columns.filter { !forbidden.contains($0.name) }.map { column in
                guard let more = cuts[column.name] else { return column }
                return FeatureColumn(
                    name: column.name, unit: column.unit, values: column.values, missing: column.missing, missingNames: column.missingNames,
                    expertCuts: Array(Set(column.expertCuts + more)).sorted())
            })
    }
}

extension PriorKnowledge: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(priors.count)
        for prior in priors {
            builder.feed(prior.feature)
            builder.feed(prior.kind)
            builder.feed(prior.source)
            switch prior.statement {
            case .effect(let effect):
                for contrast in effect.contrasts { contrast.feed(&builder) }
                builder.feed(array: effect.logOdds)
                builder.feed(array: effect.covariance.elements)
            case .earlier(let effect): effect.feed(&builder)
            case .threshold(let cuts): builder.feed(array: cuts)
            case .tendency(_, let strength):
                builder.feed("tendency")
                builder.feed(strength)
            case .shape, .forbidden: break
            }
        }
    }
}

extension PublishedEffect.Contrast {
    fileprivate func feed(_ builder: inout FingerprintBuilder) {
        switch self {
        case .slope(let step):
            builder.feed("slope")
            builder.feed(step)
        case .difference(let place, let other):
            builder.feed("difference")
            builder.feed(place.text)
            builder.feed(other.text)
        case .departure(let place):
            builder.feed("departure")
            builder.feed(place.text)
        }
    }
}

extension PublishedEffect.Place {
    /// A level as the data write it, a number as files write it.
    public var text: String {
        switch self {
        case .value(let value): value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
        case .level(let level): level
        }
    }
}

extension EarlierEffect {
    fileprivate func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(weight)
        builder.feed(between)
        term.feed(&builder)
    }
}
