// SPDX-License-Identifier: EUPL-1.2

/// One known unfairness: what happens, to whom, how strongly, spread how.
public struct Bias: Hashable, Sendable, Codable {
    public var mechanism: Mechanism
    /// In the mechanism's own unit, see `Mechanism`.
    public var dial: Double
    /// Every bias but a drift has a group; a drift is for everybody.
    public var group: AffectedGroup?
    public var form: BiasForm
    /// The column that is touched, where a mechanism can touch several.
    public var column: String?
    /// The probability for everybody else (detection, missing), where a mechanism has one; `nil` is the mechanism's own.
    public var base: Double?

    public init(
        _ mechanism: Mechanism, dial: Double, group: AffectedGroup? = nil, form: BiasForm = .constant, column: String? = nil, base: Double? = nil
    ) {
        (self.mechanism, self.dial, self.group, self.form, self.column, self.base) = (mechanism, dial, group, form, column, base)
    }
}

/// The unfairness of one invented register.
public struct Biases: Hashable, Sendable, Codable {
    /// At most one of a mechanism and column.
    public var list: [Bias]

    public init(_ list: [Bias]) { self.list = list }

    /// Records of the group are as honest as all others.
    public static let none = Biases([])

    /// What `evenkans synthesize` writes unless told otherwise: in origin B need is recorded twice as often as elsewhere,
    /// and smoking is left unanswered more often.
    public static let demonstration = Biases([
        Bias(.label, dial: 2, group: AffectedGroup(attribute: "etnic", levels: ["B"])),
        Bias(.missingAtRandom, dial: 3, group: AffectedGroup(attribute: "etnic", levels: ["B"]), column: "rookgedrag", base: 0.20),
    ])

    func first(_ mechanism: Mechanism, column: String? = nil) -> Bias? {
        list.first { $0.mechanism == mechanism && (column == nil || $0.column == column) }
    }
}
