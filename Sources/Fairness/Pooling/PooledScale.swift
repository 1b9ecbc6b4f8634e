// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// The scale on which a number of several completed tables is put together: where it is nearly normal.
enum PooledScale {
    case identity, logarithm, logOdds
    /// A share of rows, by Wilson's interval for completed tables.
    case share

    /// Shares of rows among what is found of a model as a whole.
    private static let shares: Set = ["sensitivity", "specificity", "ppv", "npv", "selected"]

    /// - Parameter key: of the finding: `fairness.fnr`, `validation.auc`.
    init(key: String) {
        if key.hasPrefix(Interaction.prefix) {
            self = .identity
        } else if key.hasPrefix("fairness.ratio.") || key.hasSuffix(".observed-expected") {
            self = .logarithm
        } else if key.hasPrefix("fairness.gap.") {
            self = .identity
        } else if key.hasSuffix(".auc") {
            self = .logOdds
        } else {
            let isShare = key.hasPrefix("validation.") && Self.shares.contains(String(key.dropFirst("validation.".count)))
            self = isShare || key.hasPrefix("fairness.") || key.hasPrefix("screening.") ? .share : .identity
        }
    }

    var method: String {
        switch self {
        case .identity: "rubin"
        case .logarithm: "rubin-log"
        case .logOdds: "rubin-logit"
        case .share: "rubin-wilson"
        }
    }

    func to(_ value: Double) -> Double {
        switch self {
        case .identity, .share: value
        case .logarithm: log(value)
        case .logOdds: Logistic.logit(value)
        }
    }

    func from(_ value: Double) -> Double {
        switch self {
        case .identity, .share: value
        case .logarithm: exp(value)
        case .logOdds: Logistic.expit(value)
        }
    }
}
