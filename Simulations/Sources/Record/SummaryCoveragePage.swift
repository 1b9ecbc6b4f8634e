// SPDX-License-Identifier: EUPL-1.2

/// `docs/summary-coverage.md`: how often the intervals of summaries, of numbers by area and of crossed attributes hold the truth.
struct SummaryCoveragePage {
    /// Name of a cell, what it is in words, and what was tallied.
    let cells: [(name: String, words: String, tally: Tally)]

    /// A line for each number and interval: the mean over the cells and the cell that does worst.
    var text: String {
        var lines = [
            "# Coverage of summaries, numbers by area and crossed attributes", "",
            "`make simulate` writes this page. Repetitions (R) are kept, so that a run goes on where the last one stopped. In brackets the Monte "
                + "Carlo standard error of the last digits. **Bold** lies outside its range by more than two of them. Range: the mean .93 to .97, no "
                + "cell below .91 (methods 36).", "",
            "Summaries: the births of [the audit's coverage](audit-coverage.md), where 20 rows are expected on every side; *fixed*: a cut known "
                + "beforehand, *capacity*: the same share of births, whose cut hangs on the births. Areas: a hundred with ratios that are lognormal "
                + "(standard deviation 0, .15 or .4). Crossed: three attributes, twelve groups of as many births; normal effects (.4) and "
                + "combinations (.2); the truth is that of the twelve groups.", "",
            "| kind | number | cut | interval | cells | intervals a cell | mean over cells | lowest cell | which |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        for kind in cells.map(\.name).uniqued() {
            let some = cells.filter { $0.name == kind }
            for name in Set(some.flatMap { $0.tally.means.keys }).sorted() {
                let held = some.compactMap { cell in cell.tally[name].map { (words: cell.words, mean: $0) } }
                guard let lowest = held.min(by: { $0.mean.value < $1.mean.value }) else { continue }
                let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                let total = held.reduce(Tally.Mean()) { $0 + $1.mean }, counts = held.map(\.mean.count)
                lines.append(
                    "| \(kind) | \(parts.joined(separator: " | ")) | \(held.count) | \(counts.min() ?? 0)–\(counts.max() ?? 0) "
                        + "| \(CoveragePage.share(total, in: 0.93...0.97)) | \(CoveragePage.share(lowest.mean, in: 0.91...1)) | \(lowest.words) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension [String] {
    /// Each once, in the order of the first.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
