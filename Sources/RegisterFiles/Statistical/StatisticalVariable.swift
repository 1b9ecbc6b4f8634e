// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What a statistical file says about one of its variables, before any value is read.
struct StatisticalVariable: Sendable {
    var name: String
    var label: String?
    var format: StatisticalFormat
    var isText: Bool
    /// The name of its set of value labels.
    var labelSet: String?
    /// Values that the file declares missing, as inclusive ranges; a single value is a range of its own.
    var missingNumbers: [ClosedRange<Double>] = []
    var missingTexts: [String] = []

    /// Whether it holds points in time, not days only.
    var isInstant: Bool {
        if case .instant(_, _, isDay: false) = format { true } else { false }
    }

    /// Its format with points in time cut to days.
    var dayFormat: StatisticalFormat {
        if case .instant(let ticks, let epoch, _) = format { .instant(ticksPerSecond: ticks, epochDay: epoch, isDay: true) } else { format }
    }
}

/// What a value label is the label of.
enum LabelledValue: Hashable, Sendable {
    case number(Double)
    case text(String)
    /// `.a`: the letter's position.
    case tag(UInt8)
}

/// One set of value labels, in the file's order.
struct LabelSet: Sendable {
    private(set) var labels: [(value: LabelledValue, label: String)] = []

    mutating func add(_ value: LabelledValue, _ label: String) { labels.append((value, label)) }

    /// The labels as levels, codes as texts; without those of tags.
    var levels: [Level] {
        byValue.compactMap { value, label in
            switch value {
            case .number(let number): Level(code: NumberCode.text(number), label: LocalizedText(fileLabel: label))
            case .text(let text): Level(code: text, label: LocalizedText(fileLabel: label))
            case .tag: nil
            }
        }.sorted { $0.code < $1.code }
    }

    /// The last label counts where a value has two.
    var byValue: [LabelledValue: String] { Dictionary(labels.map { ($0.value, $0.label) }) { $1 } }
}

extension LocalizedText {
    /// A label that a file gives: nobody translated it, and an empty one is none.
    init?(fileLabel: String?) {
        guard let fileLabel, !fileLabel.isEmpty else { return nil }
        self.init(fileLabel)
    }
}

/// A number as the code of a level: `1`, `2.5`.
enum NumberCode {
    static func text(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? "\(value)"
    }
}
