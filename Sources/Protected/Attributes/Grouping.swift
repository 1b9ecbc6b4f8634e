// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How the values of a column become the groups of a protected attribute.
public enum Grouping: Hashable, Sendable {
    /// Each level, or each value of a column with few, is a group.
    case asRecorded
    /// Groups by name with the codes in each; a code that none names falls in the group `other`.
    case named([NamedGroup])
    /// A number's intervals: below the first cut, from each cut to below the next, from the last on.
    case cut([Double])

    public struct NamedGroup: Hashable, Sendable, Codable {
        public let name: String
        /// Codes as written in the data, or labels of levels.
        public let codes: [String]

        public init(name: String, codes: [String]) {
            (self.name, self.codes) = (name, codes)
        }
    }

    /// More groups than this cannot be read, let alone compared.
    static let mostLevels = 1000
}

/// The intervals of a cut, as codes and in words.
struct CutIntervals {
    let cuts: [Double]
    /// With whole numbers only, "20 to 34" says what "20 to under 35" means.
    let wholeNumbers: Bool

    init(_ cuts: [Double], attribute: String, wholeNumbers: Bool) throws(ProtectedError) {
        guard !cuts.isEmpty, cuts.allSatisfy(\.isFinite), zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .cutNotAscending(attribute: attribute)
        }
        self.cuts = cuts
        self.wholeNumbers = wholeNumbers && cuts.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e15 }
    }

    /// `cuts[i - 1] <= value < cuts[i]`.
    func position(_ value: Double) -> Int32 { Int32(cuts.firstIndex { value < $0 } ?? cuts.count) }

    func code(_ position: Int) -> String {
        switch position {
        case 0: "<\(text(cuts[0]))"
        case cuts.count: ">=\(text(cuts[position - 1]))"
        default: "\(text(cuts[position - 1]))-<\(text(cuts[position]))"
        }
    }

    func label(_ position: Int) -> LocalizedText {
        switch position {
        case 0: return words(en: "under \(text(cuts[0]))", nl: "onder \(text(cuts[0]))")
        case cuts.count: return words(en: "\(text(cuts[position - 1])) or more", nl: "\(text(cuts[position - 1])) of meer")
        default:
            let from = text(cuts[position - 1])
            if wholeNumbers {
                let last = text(cuts[position] - 1)
                return from == last ? words(en: from, nl: from) : words(en: "\(from) to \(last)", nl: "\(from) tot en met \(last)")
            }
            return words(en: "\(from) to under \(text(cuts[position]))", nl: "\(from) tot \(text(cuts[position]))")
        }
    }

    private func words(en: String, nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl.replacing(".", with: ",")) }

    private func text(_ cut: Double) -> String {
        cut == cut.rounded() && cut.magnitude < 1e15 ? String(Int(cut)) : "\(cut)"
    }
}
