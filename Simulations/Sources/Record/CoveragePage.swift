// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// `docs/coverage.md`: what was simulated, beside the range that it should lie in.
struct CoveragePage {
    let coverage: [(cell: CoverageCell, tally: Tally)]
    let rare: [(cell: RareOutcome, tally: Tally)]

    var text: String {
        let done = coverage.filter { !$0.tally.means.isEmpty }
        return Self.introduction + additive(done.filter { $0.cell.model == .additive }) + logistic(done.filter { $0.cell.model == .logistic })
            + outcomes(rare.filter { !$0.tally.means.isEmpty }) + (Self.notes ?? "")
    }

    /// What people found out about cells outside their range: the part that is not computed.
    private static var notes: String? { try? String(contentsOfFile: "Simulations/notes.md", encoding: .utf8) }

    private static let introduction = """
        # Coverage of intervals

        `make simulate` writes this page: how often 95% intervals hold a truth that is inside the model class. Repetitions (R) are kept, so that a \
        run goes on where the last one stopped. In brackets the Monte Carlo standard error of the last digits. **Bold** lies outside its range by \
        more than two of them.

        Clusters: families of 4, or 120 areas; correlation of two outcomes of a cluster .1. *Model*: the posterior, with clusters its sandwich. \
        *Resampled*: the bootstrap in one step, 256 resamples; its width is beside the model's.


        """

    /// A share with its Monte Carlo error; bold outside a range.
    static func share(_ mean: Tally.Mean?, in range: ClosedRange<Double>?) -> String {
        guard let mean else { return "–" }
        let error = mean.standardError
        let text = String(format: "%.3f (%.0f)", mean.value, (error * 1000).rounded(.up))
        guard let range, mean.value < range.lowerBound - 2 * error || mean.value > range.upperBound + 2 * error else { return text }
        return "**\(text)**"
    }

    private func additive(_ cells: [(cell: CoverageCell, tally: Tally)]) -> String {
        var lines = [
            "## Additive model", "",
            "Means over the bins of a term. Range: .92 to .99 for terms with more than 3 effective degrees of freedom (edf), .95 or more for terms "
                + "without effect, .93 to .99 for scores.", "",
            "| rows | clusters | R | term | edf | model | resampled | width, resampled / model |", "|---|---|---|---|---|---|---|---|",
        ]
        for (cell, tally) in cells {
            let repetitions = tally["converged"]?.count ?? 0, place = "| \(cell.rows) | \(cell.clustering.rawValue) | \(repetitions) |"
            for name in AdditiveTruth.names {
                let edf = tally["\(name)/edf"]?.value ?? 0, isNothing = AdditiveTruth.nothing.contains(name)
                let range: ClosedRange<Double>? = isNothing ? 0.95...1 : edf > 3 ? 0.92...0.99 : nil
                lines.append(
                    "\(place) \(name)\(isNothing ? " (no effect)" : "") | \(String(format: "%.1f", edf)) "
                        + "| \(Self.share(tally["\(name)/posterior"], in: range)) | \(Self.share(tally["\(name)/bootstrap"], in: range)) "
                        + "| \(String(format: "%.3f", tally["\(name)/widths"]?.value ?? 0)) |")
            }
            lines.append("\(place) scores | | \(Self.share(tally["scores/posterior"], in: 0.93...0.99)) | | |")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func logistic(_ cells: [(cell: CoverageCell, tally: Tally)]) -> String {
        var lines = [
            "## Logistic regression, maximum likelihood", "", "Range: .93 to .97.", "",
            "| rows | clusters | R | coefficient | model | resampled | width, resampled / model |", "|---|---|---|---|---|---|---|",
        ]
        for (cell, tally) in cells {
            for (name, truth) in LogisticTruth.coefficients {
                let mean = tally["\(name)/posterior"]
                lines.append(
                    "| \(cell.rows) | \(cell.clustering.rawValue) | \(mean?.count ?? 0) | \(name) (\(truth)) | \(Self.share(mean, in: 0.93...0.97)) "
                        + "| \(Self.share(tally["\(name)/bootstrap"], in: 0.93...0.97)) "
                        + "| \(String(format: "%.3f", tally["\(name)/widths"]?.value ?? 0)) |")
            }
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func outcomes(_ cells: [(cell: RareOutcome, tally: Tally)]) -> String {
        var lines = [
            "## Rare outcomes", "",
            "About one row in 230 (.44%) has the outcome. Learned from so many rows, judged on 1,000,000 others of the same truth. Ranges: O/E .97 to 1.03, slope "
                + ".95 to 1.05. Training rows hold some 870 or 4,350 events, test rows 4,350: of one repetition, O/E has a standard error of 3.7% or 2.1% "
                + "by chance alone, of which 3.4% or 1.5% is the training rows' own prevalence.", "",
            "| model | training rows | repetitions | O/E, mean (SE) | SD | within | slope, mean (SE) | SD | within | pairs, mean |",
            "|---|---|---|---|---|---|---|---|---|---|",
        ]
        func mean(_ mean: Tally.Mean?) -> String {
            mean.map { String(format: "%.3f (%.3f) | %.3f", $0.value, $0.standardError, $0.variance.squareRoot()) } ?? "– | –"
        }
        func within(_ mean: Tally.Mean?) -> String { mean.map { "\(Int($0.sum.rounded())) of \($0.count)" } ?? "–" }
        for (cell, tally) in cells {
            lines.append(
                "| \(cell.hasPairs ? "with pairs (`auto`), one in the truth" : "main effects") | \(cell.rows) | \(tally["O/E"]?.count ?? 0) "
                    + "| \(mean(tally["O/E"])) | \(within(tally["O/E within"])) | \(mean(tally["slope"])) | \(within(tally["slope within"])) "
                    + "| \(String(format: "%.1f", tally["pairs"]?.value ?? 0)) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
