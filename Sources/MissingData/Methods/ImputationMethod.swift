// SPDX-License-Identifier: EUPL-1.2

/// How the missing values of one column are drawn.
public enum ImputationMethod: Hashable, Sendable {
    /// The value of a row with a similar prediction, for amounts of any distribution. Parameters are drawn for the recipients only (type 1).
    case predictiveMeanMatching(donors: Int = 5)
    /// A normal draw around a linear prediction, cut off at bounds if there are any.
    case normal(bounds: ClosedRange<Double>? = nil)
    /// An amount that is often exactly `point`: first whether it is, by a logistic regression, then how much, by predictive mean matching.
    case semicontinuous(at: Double = 0, donors: Int = 5)
    /// Logistic regression for two levels, multinomial for more.
    case multinomial
    /// Linear discriminant analysis, for more levels than a regression can bear.
    case discriminant
    /// The level of a row with similar predictors, for so many levels that most are rare.
    case hotDeck
    /// Down an official classification, whose codes begin with those of the groups that they are in: first the group, then what is within it.
    /// The lengths of the beginnings of a code, ascending: 1 and 2 for an occupation of four digits.
    case hierarchy([Int])

    /// A regression of more levels than this takes longer than it gains.
    public static let mostMultinomialLevels = 12
    /// With more levels than this their means are hardly known.
    public static let mostDiscriminantLevels = 60

    static func standard(levels: Int?) -> ImputationMethod {
        guard let levels else { return .predictiveMeanMatching() }
        if levels <= mostMultinomialLevels { return .multinomial }
        return levels <= mostDiscriminantLevels ? .discriminant : .hotDeck
    }

    /// Whether it draws amounts, not levels.
    package var drawsAmounts: Bool {
        switch self {
        case .predictiveMeanMatching, .normal, .semicontinuous: true
        case .multinomial, .discriminant, .hotDeck, .hierarchy: false
        }
    }

    /// Whether each value is that of another row, which other columns can be taken from too.
    package var takesRows: Bool {
        switch self {
        case .predictiveMeanMatching, .hotDeck: true
        case .normal, .semicontinuous, .multinomial, .discriminant, .hierarchy: false
        }
    }

    func validate(column: String) throws(MissingDataError) {
        switch self {
        case .predictiveMeanMatching(let donors), .semicontinuous(_, let donors):
            guard donors >= 1 else { throw .parameter("the number of donors of \"\(column)\"", expected: "at least 1") }
        case .normal(let bounds):
            guard bounds.map({ $0.lowerBound < $0.upperBound }) ?? true else {
                throw .parameter("the bounds of \"\(column)\"", expected: "two numbers, the second larger than the first")
            }
        case .hierarchy(let lengths):
            guard !lengths.isEmpty, lengths[0] >= 1, zip(lengths, lengths.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw .parameter("the hierarchy of \"\(column)\"", expected: "lengths of the beginnings of its codes, from short to long")
            }
        case .multinomial, .discriminant, .hotDeck: break
        }
        if case .semicontinuous(let point, _) = self, !point.isFinite {
            throw .parameter("the point of \"\(column)\"", expected: "a finite number")
        }
    }
}
