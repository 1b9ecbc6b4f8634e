// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What the yearly registers hold of each birth's mother in the years before it: what a study reads that joins them by itself.
extension RegisterWorld {
    /// One row a birth, in the order of the births.
    ///
    /// Columns: key, education and household income of the year before, costs of care of the year before that, which ends before the pregnancy
    /// begins, and what only the maker knows: the true costs, and P(education is not there).
    public func yearsBefore() throws -> Table {
        var education = [Int32](repeating: 0, count: births.count), income = [Double](repeating: 0, count: births.count)
        var recorded = income, actual = income, missingEducation = income
        var isMissing = (education: [Bool](repeating: true, count: births.count), income: [Bool](repeating: true, count: births.count))
        var hasNoCosts = isMissing.income
        for piece in 0..<pieces {
            for family in block(piece).families {
                for child in family.children {
                    let row = child.row, year = Calendar.year(of: child.birth.day)
                    let known = motherEducation(family, in: year - 1)
                    (education[row], isMissing.education[row]) = (Int32(known.level ?? 0), known.level == nil || !family.motherIsKnown)
                    missingEducation[row] = known.missing
                    if let found = motherIncome(family, in: year - 1) { (income[row], isMissing.income[row]) = (found, false) }
                    if let found = motherCosts(family, in: year - 2) {
                        (recorded[row], actual[row], hasNoCosts[row]) = (found.recorded, found.actual, false)
                    }
                }
            }
        }
        func kinds(_ missing: [Bool], _ kind: MissingKind = .notRecorded) -> [UInt8] { missing.map { ($0 ? kind : .present).rawValue } }
        let levels = Education.levels.map { Level(code: $0.code, label: LocalizedText(en: $0.en, nl: $0.nl)) }
        return try Table(columns: [
            Column(name: "RINPERSOON", values: .text(births.map(keys.child))),
            Column(name: MaskedColumn.education.rawValue, values: .category(codes: education, levels: levels), missing: kinds(isMissing.education)),
            Column(name: MaskedColumn.income.rawValue, values: .number(income), missing: kinds(isMissing.income, .unlinked)),
            Column(name: "care_costs", values: .number(recorded), missing: kinds(hasNoCosts)),
            Column(name: "care_costs_true", values: .number(actual), missing: kinds(hasNoCosts)),
            Column(name: "education_missing_probability", values: .number(missingEducation)),
        ])
    }
}
