// SPDX-License-Identifier: EUPL-1.2

import Basics

extension ScoringModel: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(kind)
        builder.feed(outcome)
        builder.feed(offset)
        if let gaps { builder.feed(gaps) }
        intercept.feed(&builder)
        for term in terms { term.feed(&builder) }
        for pair in pairs {
            for side in [pair.first, pair.second] {
                builder.feed(side.feature)
                builder.feed(array: side.grouping.group)
            }
            for coefficient in pair.coefficients { coefficient.feed(&builder) }
        }
    }
}

extension ScoringModel.Term: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(bins.feature)
        builder.feed(bins.unit)
        switch bins.scale {
        case .numeric(let edges): builder.feed(array: edges)
        case .nominal(let levels): for level in levels { builder.feed(level) }
        }
        for kind in bins.missing { builder.feed(kind) }
        for coefficient in coefficients + slopes { coefficient.feed(&builder) }
        builder.feed(array: spline?.knots ?? [])
    }
}

extension ScoringModel.Coefficient: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(logOdds)
        builder.feed(standardError)
        builder.feed(array: draws)
    }
}
