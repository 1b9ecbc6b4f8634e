// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import StatMath

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

    func findings(in rows: LintedRows, of study: LintedStudy) throws -> [LeakageFinding] {
        // The column that differs most between rows: copies agree on it as well, other rows do not.
        let columns = rows.features.columns
        let coded = try parallelMap(columns.count) { Self.codes(columns[$0]) }
        let rates = try parallelMap(coded.count) { Self.coincidence(coded[$0]) }
        guard let sharpest = rates.indices.min(by: { rates[$0] < rates[$1] }), rates[sharpest] < Self.coincidence else { return [] }
        let found = try parallelMap(rows.outcomes.count) { place in
            finding(rows.outcomes[place], rows.splits[place], coded, sharpest: sharpest, rate: rates[sharpest])
        }
        return found.compactMap { $0 }.max { ($0.count ?? 0) < ($1.count ?? 0) }.map { [$0] } ?? []
    }

    /// - Parameter rate: the chance that two rows agree on the sharpest column.
    private func finding(_ outcome: CohortOutcome, _ split: Split, _ coded: [[UInt64]], sharpest: Int, rate: Double) -> LeakageFinding? {
        var keys = outcome.values.map { UInt64($0) }
        for (place, codes) in coded.enumerated() where place != sharpest {
            for row in keys.indices { keys[row] = Self.mixed(keys[row], codes[row]) }
        }
        // Rows that agree on all other columns, and on all.
        let others = Clusters(keys: keys), whole = Clusters(keys: zip(keys, coded[sharpest]).map(Self.mixed))
        let borders = [(split.training.indices, split.test.indices)] + split.folds.map { ($0.training.indices, $0.heldOut.indices) }
        let judged = borders.reduce(0) { $0 + $1.1.count }
        var copies = 0, expected = 0.0
        for (learned, judged) in borders {
            var alike = [Int32](repeating: 0, count: others.count), isLearned = [Bool](repeating: false, count: whole.count)
            for row in learned {
                alike[Int(others.index[row])] += 1
                isLearned[Int(whole.index[row])] = true
            }
            for row in judged {
                expected += min(1, Double(alike[Int(others.index[row])]) * rate)
                if isLearned[Int(whole.index[row])] { copies += 1 }
            }
        }
        guard copies >= Self.fewest, Double(copies) >= Self.share * Double(judged), Double(copies) > Self.excess * expected else { return nil }
        return LeakageFinding(trap, .study, .warning, count: copies, total: judged)
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
        let values = Clusters(keys: codes), n = Double(codes.count)
        var counts = [Int](repeating: 0, count: values.count)
        for value in values.index { counts[Int(value)] += 1 }
        return counts.reduce(0) { $0 + Double($1) * Double($1 - 1) } / max(1, n * (n - 1))
    }

    /// SplitMix64 of both: the same in every process.
    private static func mixed(_ key: UInt64, _ value: UInt64) -> UInt64 {
        var z = (key ^ value) &+ 0x9E37_79B9_7F4A_7C15 &+ (key << 6)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
