// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import RiskModels
import Study

/// `--model KIND`: every kind that the design names.
enum ModelOption: String, ExpressibleByArgument, CaseIterable {
    case additive, logistic, scorecard, boosted

    /// Only those that this version fits are in the help.
    static var allValueStrings: [String] { ModelChoice.Kind.allCases.map(\.rawValue) }

    /// - Throws: `StudyError.notBuilt` for a kind that this version does not fit.
    func built() throws -> ModelChoice.Kind {
        switch self {
        case .additive: return .additive
        case .logistic: return .logistic
        case .scorecard: throw StudyError.notBuilt(name: "--model scorecard", what: LaterParts.scorecard)
        case .boosted: return .boosted
        }
    }
}

/// Options that the design gives `fit` and this version refuses.
struct LaterFitOptions: ParsableArguments {
    @Option(help: .later(LaterParts.priors, value: "FILE")) var priors: String?

    func refuse() throws {
        try Later.refuse("--priors", LaterParts.priors, if: priors != nil)
    }
}

/// `auto` or a whole number from 0.
extension PairCount: ExpressibleByArgument {
    public init?(argument: String) {
        if argument == "auto" {
            self = .automatic
        } else {
            guard let number = Int(argument), number >= 0 else { return nil }
            self = .number(number)
        }
    }
}
