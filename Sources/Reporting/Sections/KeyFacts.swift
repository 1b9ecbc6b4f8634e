// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The few numbers of one outcome that a reader should take away.
struct KeyFacts {
    let edition: Edition
    let part: OutcomePart

    func facts() -> [Fact] { [reach, missed, ranking, calibration].compactMap { $0 } }

    private var outcome: String { edition.labels.outcome(part.outcome, edition.language) }

    /// How many must be reached to find one: 1/PPV, beside the same without a model.
    private var reach: Fact? {
        guard let precision = part.first("validation.ppv"), let value = precision.value, value > 0 else { return nil }
        let interval = precision.interval.flatMap { $0.count == 2 && $0[0] > 0 ? edition.range([1 / $0[1], 1 / $0[0]]) { oneDecimal($0) } : nil }
        let words = SummaryWords.reach(outcome, share: capacity(precision), interval: interval)
        return Fact(
            value: oneDecimal(1 / value), text: edition[words], note: withoutModel.map { edition[SummaryWords.reachNote(without: oneDecimal($0))] })
    }

    /// Rows per row with the outcome, from the counts behind the sensitivity and the selection.
    private var withoutModel: Double? {
        guard let events = part.first("validation.sensitivity")?.total, let rows = part.first("validation.selected")?.total, events > 0 else {
            return nil
        }
        return Double(rows) / Double(events)
    }

    private var missed: Fact? {
        guard let found = part.first("validation.sensitivity"), let value = found.value else { return nil }
        let interval = found.interval.flatMap { $0.count == 2 ? edition.range([1 - $0[1], 1 - $0[0]], perHundred) : nil }
        return Fact(value: perHundred(1 - value), text: edition[SummaryWords.missed(outcome, interval: interval)])
    }

    private var ranking: Fact? {
        guard let area = part.first("validation.auc"), let value = area.value else { return nil }
        let words = SummaryWords.ranking(interval: area.interval.map { edition.range($0, perHundred) })
        return Fact(value: perHundred(value), text: edition[words], note: edition[SummaryWords.rankingNote])
    }

    private var calibration: Fact? {
        guard let ratio = part.first("validation.observed-expected"), let value = ratio.value else { return nil }
        return Fact(value: perHundred(value), text: edition[SummaryWords.calibration(interval: ratio.interval.map { edition.range($0, perHundred) })])
    }

    /// The capacity as people say it: a share of the rows, or a number of them.
    private func capacity(_ finding: Finding) -> String? {
        guard let capacity = finding.about.at?["capacity"] else { return nil }
        return capacity < 1
            ? edition.numbers.percentage(capacity, decimals: (capacity * 100).rounded() == capacity * 100 ? 0 : 1)
            : edition.numbers.number(capacity, decimals: 0)
    }

    private func oneDecimal(_ value: Double) -> String { edition.numbers.number(value, decimals: 1) }
    private func perHundred(_ value: Double) -> String { edition.numbers.number(value * 100, decimals: 0) }
}
