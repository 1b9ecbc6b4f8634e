// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A result as a line of comma-separated values.
extension RegisterResult {
    static let columns = [
        "cell", "number", "seed", "group", "verdict", "value", "low", "high", "caught", "left_open", "oracle", "rates", "rates_anywhere",
        "false_alarms", "true_concerns", "seconds", "which", "end",
    ]

    /// The last field, without which a line was cut off.
    private static let end = "."

    var line: String {
        let fields: [String] = [
            cell, String(number), String(seed), group, verdict ?? "", Self.text(value), Self.text(interval?.first), Self.text(interval?.last),
            Self.text(isCaught), Self.text(isLeftOpen), oracle.map(Self.text) ?? "", Self.text(naive), Self.text(naiveAnywhere),
            Self.text(falseAlarms), Self.text(trueConcerns), Self.text(seconds), alarms.joined(separator: "; "), Self.end,
        ]
        return fields.map { "\"" + $0.replacingOccurrences(of: "\"", with: "'") + "\"" }.joined(separator: ",")
    }

    /// - Returns: `nil` for the names of the columns, and for a line that was cut off.
    init?(line: String, commit: String?) {
        guard line.hasPrefix("\""), line.hasSuffix("\"") else { return nil }
        let fields = line.dropFirst().dropLast().components(separatedBy: "\",\"")
        guard fields.count == Self.columns.count, fields.last == Self.end else { return nil }
        let named = Dictionary(uniqueKeysWithValues: zip(Self.columns, fields))
        func field(_ name: String) -> String { named[name] ?? "" }
        func flag(_ name: String) -> Bool? { ["yes": true, "no": false][field(name)] }
        guard let number = Int(field("number")), let seed = UInt64(field("seed")), let caught = flag("caught"), let open = flag("left_open"),
            let naive = flag("rates"), let anywhere = flag("rates_anywhere"), let seconds = Double(field("seconds")),
            let falseAlarms = Self.counts(field("false_alarms")), let trueConcerns = Self.counts(field("true_concerns"))
        else { return nil }
        let ends = ["low", "high"].compactMap { Double(field($0)) }, which = field("which")
        self.init(
            cell: field("cell"), number: number, seed: seed, commit: commit, group: field("group"),
            verdict: field("verdict").isEmpty ? nil : field("verdict"), value: Double(field("value")), interval: ends.count == 2 ? ends : nil,
            isCaught: caught, isLeftOpen: open, oracle: flag("oracle"), naive: naive, naiveAnywhere: anywhere, falseAlarms: falseAlarms,
            trueConcerns: trueConcerns, alarms: which.isEmpty ? [] : which.components(separatedBy: "; "), seconds: seconds)
    }

    private static func text(_ flag: Bool) -> String { flag ? "yes" : "no" }

    /// Six digits: enough for a page, and for a person.
    private static func text(_ value: Double?) -> String { value.map { String(format: "%.6g", $0) } ?? "" }

    /// `fairness 2 slice 1`.
    private static func text(_ counts: [AlarmFamily: Int]) -> String {
        AlarmFamily.allCases.compactMap { family in counts[family].map { "\(family.rawValue) \($0)" } }.joined(separator: " ")
    }

    private static func counts(_ text: String) -> [AlarmFamily: Int]? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count % 2 == 0 else { return nil }
        var counts: [AlarmFamily: Int] = [:]
        for place in stride(from: 0, to: words.count, by: 2) {
            guard let family = AlarmFamily(rawValue: words[place]), let count = Int(words[place + 1]) else { return nil }
            counts[family] = count
        }
        return counts
    }
}
