// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
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
        case .scorecard: return .scorecard
        case .boosted: throw StudyError.notBuilt(name: "--model boosted", what: LaterParts.boosted)
        }
    }
}

/// Options that the design gives `fit` and this version refuses. No pairs is what happens, so that may be said.
struct LaterFitOptions: ParsableArguments {
    @Option(help: .later(LaterParts.pairs, value: "N|auto")) var pairs: PairsOption?
    @Option(help: .later(LaterParts.priors, value: "FILE")) var priors: String?

    func refuse() throws {
        try Later.refuse("--pairs \(pairs?.text ?? "")", LaterParts.pairs, if: pairs.map { $0.text != "0" } ?? false)
        try Later.refuse("--priors", LaterParts.priors, if: priors != nil)
    }
}

/// `auto` or a whole number from 0.
struct PairsOption: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        if argument == "auto" {
            text = argument
        } else {
            guard let number = Int(argument), number >= 0 else { return nil }
            text = String(number)
        }
    }
}
