// SPDX-License-Identifier: EUPL-1.2

import SyntheticRegisters

/// How strongly a bias acts.
public enum Strength: String, CaseIterable, Hashable, Sendable, Codable {
    case weak, medium, strong
}

extension Mechanism {
    /// The mechanisms that an audit must catch, in the order of the table.
    public static let caught: [Mechanism] = [.label, .measurement, .missingAtRandom, .representation, .proxy, .drift, .feedback]

    /// The letter by which the table calls it.
    public var letter: String {
        switch self {
        case .label: "a"
        case .measurement: "b"
        case .missingAtRandom: "c1"
        case .missingNotAtRandom: "c2"
        case .representation: "d"
        case .proxy: "e"
        case .drift: "f"
        case .feedback: "g"
        default: rawValue
        }
    }

    /// Dials were frozen before there was an audit; `nil` for what has no strengths.
    public func dial(_ strength: Strength) -> Double? {
        let dials: [Double]? =
            switch self {
            case .label: [1.10, 1.40, 2.00]
            case .measurement: [0.90, 0.70, 0.50]
            case .missingAtRandom: [1.2, 2, 4]
            case .missingNotAtRandom: [0.2, 0.5, 1]
            case .representation: [0.97, 0.85, 0.70]
            case .proxy: [30, 5, 2.5]
            case .drift: [0.05, 0.30, 0.60]
            case .feedback: [1.1, 1.5, 2.0]
            default: nil
            }
        return dials.flatMap { dials in Strength.allCases.firstIndex(of: strength).map { dials[$0] } }
    }

    /// Whether a form can carry this strength: three times as strong in a third of the areas may need a probability or a part below 0 or above 1.
    func canHave(_ form: BiasForm, _ strength: Strength) -> Bool {
        guard form != .constant else { return true }
        guard hasForms else { return false }
        return !(form == .thirdOfAreas && strength == .strong && [.measurement, .missingAtRandom].contains(self))
    }
}
