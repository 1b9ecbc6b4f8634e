// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning

/// The same birth twice, or twins, one to learn from and one to judge on.
struct DuplicateRows: LeakageRule {
    let trap = LeakageTrap.duplicateRows
    /// Equal rows as a share of those judged on, at least so many, and so many times what chance gives.
    private static let (share, fewest, excess) = (0.005, 5, 5.0)
    /// A column whose values coincide more often says nothing of rows.
    private static let coincidence = 0.05

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "{count:count} of {total:count} rows that the model is judged on have a copy among the rows that it learns from. Keep "
                    + "one row of "
                    + "each, or give them a family (role cluster).",
                nl: "{count:count} van {total:count} rijen waarop het model wordt beoordeeld, hebben een kopie bij de rijen om van te "
                    + "leren. Houd er "
                    + "één, of geef ze een gezin (rol cluster).")
        ]
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        // The column that differs most between rows: copies agree on it as well, other rows do not.
        let coded = rows.features.columns.map(Self.codes)
        let rates = coded.map(Self.coincidence)
        guard let sharpest = rates.indices.min(by: { rates[$0] < rates[$1] }), rates[sharpest] < Self.coincidence else { return [] }
        var found: LeakageFinding?
        for (outcome, split) in zip(rows.outcomes, rows.splits) {
            var keys = [UInt64](repeating: 0, count: rows.features.rowCount)
            for row in keys.indices {
                var key = UInt64(outcome.values[row])
                for (place, codes) in coded.enumerated() where place != sharpest { key = Self.mixed(key, codes[row]) }
                keys[row] = key
            }
            var borders = [(split.training.indices.map { $0 }, split.test.indices.map { $0 })]
            borders += split.folds.map { ($0.training.indices.map { $0 }, $0.heldOut.indices.map { $0 }) }
            let judged = borders.reduce(0) { $0 + $1.1.count }
            var copies = 0, expected = 0.0
            for (learned, judged) in borders {
                var others: [UInt64: Int] = [:], whole: Set<UInt64> = []
                for row in learned {
                    others[keys[row], default: 0] += 1
                    whole.insert(Self.mixed(keys[row], coded[sharpest][row]))
                }
                for row in judged {
                    expected += min(1, Double(others[keys[row]] ?? 0) * rates[sharpest])
                    if whole.contains(Self.mixed(keys[row], coded[sharpest][row])) { copies += 1 }
                }
            }
            guard copies >= Self.fewest, Double(copies) >= Self.share * Double(judged), Double(copies) > Self.excess * expected else { continue }
            if copies > found?.count ?? 0 { found = LeakageFinding(trap, .study, .warning, count: copies, total: judged) }
        }
        return found.map { [$0] } ?? []
    }

    private static func codes(_ column: FeatureColumn) -> [UInt64] {
        let gap: (Int) -> UInt64 = { row in UInt64(column.missing?[row] ?? 0) << 56 }
        switch column.values {
        case .numeric(let values): return values.indices.map { (values[$0].isNaN ? 1 : values[$0].bitPattern) ^ gap($0) }
        case .nominal(let codes, _): return codes.indices.map { UInt64(bitPattern: Int64(codes[$0])) ^ gap($0) }
        }
    }

    /// The chance that two rows have the same value.
    private static func coincidence(_ codes: [UInt64]) -> Double {
        var counts: [UInt64: Int] = [:]
        for code in codes { counts[code, default: 0] += 1 }
        let n = Double(codes.count)
        return counts.values.reduce(0) { $0 + Double($1) * Double($1 - 1) } / max(1, n * (n - 1))
    }

    /// SplitMix64 of both: the same in every process.
    private static func mixed(_ key: UInt64, _ value: UInt64) -> UInt64 {
        var z = (key ^ value) &+ 0x9E37_79B9_7F4A_7C15 &+ (key << 6)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
