// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import RiskModels
import Study

/// `--model KIND`.
extension ModelChoice.Kind: ExpressibleByArgument {}

/// `--pairs`: `auto` or a whole number from 0.
extension PairCount: ExpressibleByArgument {
    public var defaultValueDescription: String {
        switch self {
        case .automatic: "auto"
        case .number(let number): "\(number)"
        }
    }

    public init?(argument: String) {
        if argument == "auto" {
            self = .automatic
        } else {
            guard let number = Int(argument), number >= 0 else { return nil }
            self = .number(number)
        }
    }
}
