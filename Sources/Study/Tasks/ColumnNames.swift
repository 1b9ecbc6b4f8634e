// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The columns of the data, for options that name some.
struct ColumnNames {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// - Throws: `StudyError.option` for the first name that the data do not have, with the nearest.
    func check(_ wanted: [String], _ option: String) throws(StudyError) {
        for name in wanted where !names.contains(name) {
            let near = NearestName.suggestion(for: name, among: names)
            throw .option(
                LocalizedText(
                    en: "\(option): there is no column \"\(name)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                    nl: "\(option): er is geen kolom \"\(name)\"." + (near.map { " Bedoelt u \"\($0)\"?" } ?? "")))
        }
    }
}
