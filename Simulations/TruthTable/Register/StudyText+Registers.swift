// SPDX-License-Identifier: EUPL-1.2

/// The rows of a study that composes its cohort from raw registers: the same births, under the same names.
extension StudyText {
    /// Looked at on the day of birth, so that years are those of the births. Yearly files are of years that were over: costs of the last one that
    /// ended before the pregnancy began.
    ///
    /// Who is not linked has no key and leaves at the cohort's own step `linked`, before any rule. Origin is read of the mother: births have it too,
    /// also those that are not linked, of whom a real study would know nothing.
    var rowsOfRegisters: [String] {
        ["registers: catalog.yaml", "cohort:", "  unit: child", "  from: PRNL", "  distinct: child", "  index: ddgeb"]
            + ["  include: [{name: {en: mother known, nl: moeder bekend}, known: mother}]", "  family: {by: [mother]}"]
            + ["  area: {level: wc, boundaries: \(FullRegisters.boundaries)}", "outcomes:", "  - name: \(Self.outcome)", "    of: child"]
            + ["    from: JGDHULPBUS", "    window: {from: ddgeb, until: ddgeb + 3 years}", "    competing: [death]", "    censor: [emigration]"]
            + ["    label: \(Self.outcomeLabel)", "features:"] + Self.features.map { "  - {name: \($0), \(Self.reading($0))}" } + ["protected:"]
            + CohortTable.attributes.map { "  - {name: \($0.name), of: mother, \(Self.group($0.name)), \(Self.comparison)}" }
            + outside(
                comparator:
                    "comparator: {column: \(Self.comparator), positive: \"1\", of: child, from: \(FullRegisters.schoolSupport), value: STEUN}",
                history: "history: {flag: \(Self.history), of: child, from: VROEGSIGNAALTAB, value: VROEGVLAG}")
            + ["performance: {\(Self.capacities)}"]
    }

    private static func reading(_ feature: String) -> String {
        switch feature {
        case education: "of: mother, from: HOOGSTEOPLTAB, value: \(feature), at: {year: -1}, type: nominal"
        case income: "of: household, from: INHATAB, value: \(feature), at: {year: -1}, type: number"
        case measured: "of: mother, from: ZVWZORGKOSTENTAB, value: ZVWKTOTAAL, at: {year: -2}, type: number"
        case CohortTable.missingColumn, "alcoholgebruik": "value: \(feature), type: nominal"
        default: "value: \(feature), type: number"
        }
    }

    private static func group(_ attribute: String) -> String {
        guard attribute == "etnic" else { return "from: GROEPTAB, value: \(attribute.uppercased())" }
        return "from: GBAPERSOONTAB, value: GBAHERKOMSTGROEPERING, groups: {N: [\"0000\"], A: [\"9001\"], B: [\"9002\"], C: [\"9003\"]}"
    }
}
