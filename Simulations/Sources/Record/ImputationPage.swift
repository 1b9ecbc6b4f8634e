// SPDX-License-Identifier: EUPL-1.2

/// `docs/imputation-coverage.md`: how often the interval of a difference holds it after imputation.
struct ImputationPage {
    let cells: [(cell: ImputationCell, tally: Tally)]
    let registers: [(cell: RegisterCell, tally: Tally)]

    var text: String {
        var lines = [
            "# Coverage after imputation", "",
            "`make simulate` writes this page; what was done is kept, so that a run goes on where the last one stopped. In brackets the "
                + "Monte Carlo "
                + "standard error of the last digits. **Bold** lies outside its range by more than two of them.", "",
            "## Where the model of the values is right", "",
            "1,000 births in two groups (30% and 70%); a fact that is missing at random, given a covariate and the group, at mean "
                + "log-odds of 20% or 40%; how "
                + "the groups differ in it. Range: .93 to .97 with m = 20, at least .92 with m = 5 (methods 36).", "",
            "| fact | missing | m | R | held | mean error | information lost |", "|---|---|---|---|---|---|---|",
        ]
        for (cell, tally) in cells {
            guard let held = tally["held"] else { continue }
            let range = cell.imputations >= 20 ? 0.93...0.97 : 0.92...1
            lines.append(
                "| \(cell.kind.rawValue) | \(Int(cell.missing * 100))% | \(cell.imputations) | \(held.count) | "
                    + "\(CoveragePage.share(held, in: range)) "
                    + "| \(CoveragePage.share(tally["error"], in: nil)) | \(CoveragePage.share(tally["fmi"], in: nil)) |")
        }
        lines += [
            "", "## Invented registers", "",
            "20,000 births, families of mothers; body mass index missing at random with odds twice as high in a group (c1), or within the "
                + "group with log-odds "
                + ".5 for each standard deviation of the value (c2). The group is one of three, drawn. The truth is that of four "
                + "registers of 250,000 births; "
                + "the true delta is measured there too. m = 20; grid -1, -0.75 ... 1. At least 184 of 200 registers should be held: at 0 "
                + "under c1, at the "
                + "place nearest to the true delta under c2; the grid should be less than half as wide as what is known without assumptions.", "",
            "| mechanism | registers | held at 0 | at the true delta | by the grid | grid / without assumptions | true delta | conclusion tips |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for (cell, tally) in registers {
            guard let held = tally["held at 0"] else { continue }
            let isRandom = cell.mechanism == .missingAtRandom
            lines.append(
                "| \(cell.mechanism.rawValue) | \(held.count) | \(CoveragePage.share(held, in: isRandom ? 0.92...1 : nil)) "
                    + "| \(CoveragePage.share(tally["held at the true delta"], in: 0.92...1)) | "
                    + "\(CoveragePage.share(tally["held by the grid"], in: nil)) "
                    + "| \(CoveragePage.share(tally["width of the grid / without assumptions"], in: 0...0.5)) "
                    + "| \(CoveragePage.share(tally["true delta"], in: nil)) | \(CoveragePage.share(tally["tips"], in: nil)) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
