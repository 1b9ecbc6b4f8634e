// SPDX-License-Identifier: EUPL-1.2

/// A way in which a register can be unfair to a group. The raw value is its name in bias and truth files.
public enum Mechanism: String, CaseIterable, Hashable, Sendable, Codable {
    /// Need is recorded more, or less, often in the group. Dial: P(recorded | need), group / others.
    case label
    /// A quantity is under-recorded in the group. Dial: recorded / true value in the group.
    case measurement
    /// A column is missing more often in the group, whatever its value. Dial: odds ratio of missing, group / others.
    case missingAtRandom = "missing-at-random"
    /// Within the group, missing depends on the value itself. Dial: log-odds of missing per standard deviation of the value.
    case missingNotAtRandom = "missing-not-at-random"
    /// The group is linked to the register less often. Dial: P(linked), group / others.
    case representation
    /// Neighbourhoods tell the group. Dial: phi; the group's share of an area is Beta(pi phi, (1 - pi) phi), pi its share of all.
    case proxy
    /// The risk itself moved in the last year. Dial: shift of the intercept, logit.
    case drift
    /// Those whom an earlier score flagged are watched more. Dial: P(recorded | need), flagged / others.
    case feedback
    /// Not a bias: the group's household incomes truly are other ones. Dial: shift in standard deviations.
    case incomeShift = "income-shift"
    /// Not a bias: the group truly needs more, or less, help than its circumstances tell. Dial: shift of need, log-odds.
    case needShift = "need-shift"
    /// A decoy: the outcome that need is compared with is itself recorded more often in the group. Dial: P(recorded given support), group / others.
    case comparator
    /// A decoy, and no bias: need truly is another one in a third of the areas. Dial: shift of need there, log-odds.
    case areaShift = "area-shift"
    /// A decoy: members of the group are recorded in another level of the attribute. Dial: the share of the group that is.
    case mislabelled

    /// The value of the dial at which nothing happens; `nil` where only leaving the bias out does that.
    public var neutralDial: Double? {
        switch self {
        case .label, .measurement, .missingAtRandom, .representation, .feedback, .comparator: 1
        case .missingNotAtRandom, .drift, .incomeShift, .needShift, .areaShift, .mislabelled: 0
        case .proxy: nil
        }
    }

    /// Dials that make sense.
    public var dialRange: ClosedRange<Double> {
        switch self {
        case .label, .feedback, .comparator: 0.1...10
        case .measurement, .representation: 0.05...1
        case .missingAtRandom: 0.02...50
        case .missingNotAtRandom, .drift, .incomeShift, .needShift, .areaShift: -3...3
        case .mislabelled: 0...0.95
        case .proxy: 0.1...1_000
        }
    }

    /// Whether it has a probability that everybody outside the group meets.
    public var hasBase: Bool { [.label, .missingAtRandom, .missingNotAtRandom].contains(self) }

    /// Whether members of the group can meet it in different strengths.
    public var hasForms: Bool { hasBase || [.measurement, .representation, .feedback, .comparator].contains(self) }

    /// Whether it has a group; a drift is for everybody, an area shift for whoever lives there, a feedback for those whom the earlier score flagged.
    public var hasGroup: Bool { ![.drift, .areaShift, .feedback].contains(self) }

    /// Whether it acts on mothers, of whom the sex of a child is no attribute.
    var isOfMothers: Bool { [.proxy, .incomeShift, .needShift, .mislabelled].contains(self) }
}

/// How a mechanism is spread over the members of the group. All forms have the same mean.
public enum BiasForm: String, CaseIterable, Hashable, Sendable, Codable {
    /// The same for every member (form 1).
    case constant
    /// Only for members in a third of the areas, there three times as strong (form 2).
    case thirdOfAreas = "third-of-areas"
    /// Strongest for members with the lowest household incomes, absent for those with the highest (form 3).
    case varyingWithIncome = "varying-with-income"
}
