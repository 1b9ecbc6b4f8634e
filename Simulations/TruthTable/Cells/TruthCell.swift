// SPDX-License-Identifier: EUPL-1.2

import Basics
import SyntheticRegisters

/// One cell of the table: registers that are alike but for chance.
public struct TruthCell: Hashable, Sendable {
    /// What a cell is there for.
    public enum Arm: Hashable, Sendable {
        /// A known bias, which must be found.
        case biased(Mechanism, Strength, BiasForm)
        /// An honest register, on which nothing must be found.
        case clean(Clean)
        /// Missing that depends on the value itself, which no audit can see: never `fine`.
        case notAtRandom
        /// A bias, or a true difference, without the input that tells them apart: `insufficient`.
        case unidentified(Unidentified)
        /// What an audit may take for something else.
        case decoy(Decoy)
    }

    public enum Clean: String, CaseIterable, Hashable, Sendable {
        /// All attributes are independent of everything.
        case independent = "C0"
        /// The affected group's incomes are half a standard deviation lower.
        case income = "C1"
        /// The affected group truly needs more help than its circumstances tell.
        case need = "C2"

        var biases: (AffectedGroup) -> [Bias] {
            switch self {
            case .independent: { _ in [] }
            case .income: { [Bias(.incomeShift, dial: -0.5, group: $0)] }
            case .need: { [Bias(.needShift, dial: 0.3, group: $0)] }
            }
        }
    }

    public enum Unidentified: String, CaseIterable, Hashable, Sendable {
        case labelWithoutComparator = "a without comparator"
        case measurementWithoutValidation = "b without validation"
        case feedbackWithoutHistory = "g without history"
        case needWithoutComparator = "C2 without comparator"

        /// The input that is withheld.
        var input: OutsideInput {
            switch self {
            case .labelWithoutComparator, .needWithoutComparator: .comparator
            case .measurementWithoutValidation: .validation
            case .feedbackWithoutHistory: .history
            }
        }
    }

    public enum Decoy: String, CaseIterable, Hashable, Sendable {
        /// The comparator itself is recorded more often in the group.
        case comparator = "comparator over-detected"
        /// Need truly is another one in a third of the areas.
        case areas = "areas truly different"
        /// A biased label, and 30% of the group recorded in another level.
        case mislabelled = "30% mislabelled"
    }

    public let arm: Arm
    /// Registers that an evaluation needs.
    public let registers: Int
    public let source: RegisterSource

    public init(arm: Arm, registers: Int, source: RegisterSource = .cohortTable) {
        (self.arm, self.registers, self.source) = (arm, registers, source)
    }

    /// In files and on the command line; seeds hang on it, so that full registers are other ones than cohort tables.
    public var name: String { kind + source.suffix }

    /// The name without the source.
    var kind: String {
        switch arm {
        case .biased(let mechanism, let strength, let form): "\(mechanism.letter)-\(strength.rawValue)-\(form.rawValue)"
        case .clean(let kind): kind.rawValue
        case .notAtRandom: "c2-medium"
        case .unidentified(let kind): kind.rawValue.split(separator: " ").joined(separator: "-")
        case .decoy(let kind): "decoy-" + kind.rawValue.split(separator: " ").joined(separator: "-")
        }
    }

    /// The inputs that this cell's registers come without.
    public var withheld: OutsideInput? {
        if case .unidentified(let kind) = arm { kind.input } else { nil }
    }

    /// The third form is not looked at before the audit is frozen.
    public var isForEvaluationOnly: Bool {
        if case .biased(_, _, .varyingWithIncome) = arm { true } else { false }
    }

    /// The mechanism that an audit is asked to find.
    public var mechanism: Mechanism? {
        switch arm {
        case .biased(let mechanism, _, _): mechanism
        case .notAtRandom: .missingNotAtRandom
        case .unidentified(.labelWithoutComparator), .decoy(.mislabelled): .label
        case .unidentified(.measurementWithoutValidation): .measurement
        case .unidentified(.feedbackWithoutHistory): .feedback
        case .decoy(.comparator): .comparator
        case .decoy(.areas): .areaShift
        default: nil
        }
    }

    /// What acts in a register of this cell.
    ///
    /// - Parameter group: the affected one; a bias that has no group does not use it.
    public func biases(_ group: AffectedGroup) -> Biases {
        func bias(_ mechanism: Mechanism, _ dial: Double, _ form: BiasForm = .constant) -> Bias {
            let column: String? =
                switch mechanism {
                case .missingAtRandom: CohortTable.missingColumn
                case .missingNotAtRandom: CohortTable.missingByValueColumn
                default: nil
                }
            return Bias(mechanism, dial: dial, group: mechanism.hasGroup ? group : nil, form: form, column: column)
        }
        func medium(_ mechanism: Mechanism, _ form: BiasForm = .constant) -> [Bias] {
            mechanism.dial(.medium).map { [bias(mechanism, $0, form)] } ?? []
        }
        switch arm {
        case .biased(let mechanism, let strength, let form): return Biases(mechanism.dial(strength).map { [bias(mechanism, $0, form)] } ?? [])
        case .clean(let kind): return Biases(kind.biases(group))
        case .notAtRandom: return Biases(medium(.missingNotAtRandom))
        case .unidentified(.labelWithoutComparator): return Biases(medium(.label))
        case .unidentified(.measurementWithoutValidation): return Biases(medium(.measurement))
        case .unidentified(.feedbackWithoutHistory): return Biases(medium(.feedback))
        case .unidentified(.needWithoutComparator): return Biases(Clean.need.biases(group))
        case .decoy(.comparator): return Biases([bias(.comparator, 1.4)])
        case .decoy(.areas): return Biases([bias(.areaShift, 0.5)])
        case .decoy(.mislabelled): return Biases(medium(.label) + [bias(.mislabelled, 0.3)])
        }
    }

    /// The seed of a register.
    ///
    /// - Parameters:
    ///   - number: from 0.
    ///   - commit: at which the audit was frozen; `nil` while it is developed: then seeds are 1 to 999, and the same for all cells.
    public func seed(_ number: Int, frozenAt commit: String?) -> UInt64 {
        guard let commit else { return UInt64(1 + number % 999) }
        var builder = FingerprintBuilder()
        builder.feed(commit)
        builder.feed(name)
        builder.feed(number)
        let hash = UInt64(builder.finish().hex.prefix(12), radix: 16) ?? 0
        return 1_000_000 + hash
    }
}

/// What somebody can bring to a study from elsewhere.
public enum OutsideInput: String, Hashable, Sendable {
    case comparator, validation, history
}
