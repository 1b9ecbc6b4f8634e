// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness

/// `--protected origin:Netherlands,sex:largest`: columns, and what each is compared with.
public struct ProtectedOption: Hashable, Sendable {
    public let column: String
    public let reference: Reference

    /// - Parameter columns: of the data; a column whose name holds a colon is found by its whole name.
    public static func read(_ text: String, columns: [String]) throws(StudyError) -> [ProtectedOption] {
        var options: [ProtectedOption] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.trimmingPrefix { $0 == " " }
            if columns.contains(String(word)) {
                options.append(ProtectedOption(column: String(word), reference: .overall))
                continue
            }
            guard !word.isEmpty else {
                throw .option(
                    LocalizedText(
                        en: "--protected: expected the names of columns with commas between.",
                        nl: "--protected: verwacht werden namen van kolommen, met komma's ertussen."))
            }
            let halves = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard columns.contains(halves[0]) else {
                let near = NearestName.suggestion(for: halves[0], among: columns)
                throw .option(
                    LocalizedText(
                        en: "--protected: there is no column \"\(halves[0])\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                        nl: "--protected: er is geen kolom \"\(halves[0])\"." + (near.map { " Bedoelt u \"\($0)\"?" } ?? "")))
            }
            options.append(ProtectedOption(column: halves[0], reference: halves.count > 1 ? Reference(halves[1]) : .overall))
        }
        return options
    }
}
