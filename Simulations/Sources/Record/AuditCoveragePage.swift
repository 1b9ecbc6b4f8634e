// SPDX-License-Identifier: EUPL-1.2

/// `docs/audit-coverage.md`: how often the intervals of an audit hold the truth.
struct AuditCoveragePage {
    let cells: [(cell: AuditCell, tally: Tally)]

    /// A line for each metric, kind of number and interval: the mean over the cells and the cell that does worst.
    var text: String {
        var lines = [
            "# Coverage of an audit's intervals", "",
            "`make simulate` writes this page. 2,000 repetitions of two groups each are kept, so that a run goes on where the last one stopped. In brackets the Monte Carlo "
                + "standard error of the last digits. **Bold** lies outside its range by more than two of them.", "",
            "Births in two groups (30% and 70%), a fixed cut, outcomes more frequent in one group than its scores say; with clusters also scores "
                + "go together (.3). Rates, gaps against all births and ratios, where 20 rows are expected on both sides. Range: the mean .93 to "
                + ".97, no cell below .91 (methods 36). A cell is a number of births (200, 1,000 or 10,000) and a prevalence (2%, 10% or 50%).", "",
            "| clusters | metric | number | interval | cells | intervals a cell | mean over cells | lowest cell | which |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        for clustering in Clustering.allCases {
            let some = cells.filter { $0.cell.clustering == clustering }
            for name in Set(some.flatMap { $0.tally.means.keys }).sorted() {
                let held = some.compactMap { cell in cell.tally[name].map { (cell: cell.cell, mean: $0) } }
                guard let lowest = held.min(by: { $0.mean.value < $1.mean.value }) else { continue }
                let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                let total = held.reduce(Tally.Mean()) { $0 + $1.mean }
                lines.append(
                    "| \(clustering.rawValue) | \(parts.joined(separator: " | ")) | \(held.count) | \(held.map(\.mean.count).max() ?? 0) "
                        + "| \(CoveragePage.share(total, in: 0.93...0.97)) | \(CoveragePage.share(lowest.mean, in: 0.91...1)) "
                        + "| \(lowest.cell.rows), \(Int(lowest.cell.prevalence * 100))% |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
