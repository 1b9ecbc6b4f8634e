// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// What came of one register: a line of the results.
public struct RegisterResult: Codable, Sendable, Hashable {
    public var cell: String
    public var number: Int
    public var seed: UInt64
    /// At which the audit was frozen; `nil` for a register of development.
    public var commit: String?
    /// The affected group: `groep15=1`.
    public var group: String
    /// The verdict, value and interval of the finding that the bias is to be read from.
    public var verdict: String?
    public var value: Double?
    public var interval: [Double]?
    public var isCaught: Bool
    /// Whether the verdict names the input that was withheld; of missing by value, whether it is left open.
    public var isLeftOpen: Bool
    public var oracle: Bool?
    /// Whether a table of rates points at the affected attribute, and at any.
    public var naive: Bool
    public var naiveAnywhere: Bool
    public var falseAlarms: [AlarmFamily: Int]
    public var trueConcerns: [AlarmFamily: Int]
    public var alarms: [String]
    /// From the table to the verdicts.
    public var seconds: Double

    public init(
        cell: String, number: Int, seed: UInt64, commit: String?, group: String, verdict: String?, value: Double?, interval: [Double]?,
        isCaught: Bool, isLeftOpen: Bool, oracle: Bool?, naive: Bool, naiveAnywhere: Bool, falseAlarms: [AlarmFamily: Int],
        trueConcerns: [AlarmFamily: Int], alarms: [String], seconds: Double
    ) {
        (self.cell, self.number, self.seed, self.commit, self.group) = (cell, number, seed, commit, group)
        (self.verdict, self.value, self.interval, self.isCaught, self.isLeftOpen) = (verdict, value, interval, isCaught, isLeftOpen)
        (self.oracle, self.naive, self.naiveAnywhere) = (oracle, naive, naiveAnywhere)
        (self.falseAlarms, self.trueConcerns, self.alarms, self.seconds) = (falseAlarms, trueConcerns, alarms, seconds)
    }
}
