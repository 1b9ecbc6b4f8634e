// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness

/// `--limit fairness.gap.fnr:0.05`, repeatable.
public enum LimitOption {
    /// - Throws: `StudyError.option` for a key that no limit can be set for, or no number behind the colon.
    public static func read(_ options: [String]) throws(StudyError) -> [String: Double] {
        var limits: [String: Double] = [:]
        let keys = GroupAudit.limitKeys + MissingnessAudit.limitKeys + [ConditionalParity.key]
        for option in options {
            let halves = option.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard keys.contains(halves[0]) else {
                let near = NearestName.suggestion(for: halves[0], among: keys)
                throw .option(
                    LocalizedText(
                        en: "--limit: \"\(halves[0])\" has no limit." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                        nl: "--limit: voor \"\(halves[0])\" bestaat geen grens." + (near.map { " Bedoelt u \"\($0)\"?" } ?? "")))
            }
            guard halves.count == 2, let limit = Double(halves[1]), limit.isFinite, limit > 0 else {
                throw .option(
                    LocalizedText(
                        en: "--limit \(halves[0]): expected a number above 0 behind the colon.",
                        nl: "--limit \(halves[0]): achter de dubbele punt hoort een getal boven 0."))
            }
            limits[halves[0]] = limit
        }
        return limits
    }
}
