// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Intervals from resampled families beside those from formulas: where they differ, a formula leaves something out.
struct ResampledSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private var findings: [Finding] { part.keys(startingWith: "resampled.").flatMap { part[$0] } }

    /// - Returns: `nil` where no families were drawn again.
    func section() -> Section? {
        let findings = findings
        guard let first = findings.first else { return nil }
        let resamples = first.says?.arguments["resamples"]?.double.map { edition.numbers.number($0, decimals: 0) } ?? "–"
        let ratios = findings.compactMap(ratio).sorted()
        var blocks: [Block] = [.paragraph(edition[ResampledWords.lead(resamples)])]
        if !ratios.isEmpty {
            let middle = edition.numbers.number(ratios[ratios.count / 2], decimals: 2)
            let ends = [ratios[0], ratios[ratios.count - 1]].map { edition.numbers.number($0, decimals: 2) }
            blocks.append(.paragraph(edition[ResampledWords.widths(middle: middle, from: ends[0], to: ends[1])]))
        }
        blocks.append(.details(Details(summary: edition[ResampledWords.all], blocks: [.table(table(findings))])))
        return Section(id: edition.anchor("resampled-\(number)"), title: edition[ResampledWords.title], blocks: blocks)
    }

    /// The width of the resampled interval by that of the formula's.
    private func ratio(_ finding: Finding) -> Double? {
        guard let own = finding.interval, own.count == 2, let formula = formula(finding), formula[1] > formula[0] else { return nil }
        return (own[1] - own[0]) / (formula[1] - formula[0])
    }

    private func formula(_ finding: Finding) -> [Double]? {
        guard let low = finding.says?.arguments["formula_low"]?.double, let high = finding.says?.arguments["formula_high"]?.double else { return nil }
        return [low, high]
    }

    private func table(_ findings: [Finding]) -> DataTable {
        let rows = findings.map { finding -> DataTable.Row in
            let name = String(finding.key.dropFirst("resampled.".count)), isGap = name.hasPrefix("gap.")
            let words = MetricWords.of(isGap ? String(name.dropFirst(4)) : name)
            let write = { (value: Double) in
                isGap ? words.writeDifference(value, edition.language) : words.write(value, edition.language)
            }
            let group = edition.labels.group(of: finding.about, edition.language)
            let compared = finding.about.compareTo.map { edition.labels.comparison($0, of: finding.about.attribute, edition.language) }
            let header = [edition[words.name], group, compared.map { edition[ResampledWords.comparedWith($0)] }].compactMap { $0 }
            return DataTable.Row(
                header: header.joined(separator: ", "),
                cells: [
                    .numberOrDash(finding.value.map(write)), .numberOrDash(formula(finding).map { edition.range($0, write) }),
                    .numberOrDash(finding.interval.map { edition.range($0, write) }),
                    .numberOrDash(ratio(finding).map { edition.numbers.number($0, decimals: 2) }),
                ])
        }
        return DataTable(
            caption: edition[ResampledWords.title], header: edition[PerformanceWords.metric],
            columns: [
                (edition[AuditWords.value], true), (edition[ResampledWords.formula], true), (edition[ResampledWords.resampled], true),
                (edition[ResampledWords.ratio], true),
            ], rows: rows)
    }
}
