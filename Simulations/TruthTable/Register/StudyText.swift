// SPDX-License-Identifier: EUPL-1.2

/// The study file: the same for every register, but for an input that is withheld.
struct StudyText {
    /// `nil` where a study has all inputs.
    let withheld: OutsideInput?
    let source: RegisterSource

    init(without withheld: OutsideInput?, of source: RegisterSource = .cohortTable) { (self.withheld, self.source) = (withheld, source) }

    static let study = "births", outcome = "early_help"
    static let education = "OPLNIVSOI2016AGG4HBMETNIRWO", income = "INHBRUTINKH"
    static let comparator = "later_support", history = "past_flag", measured = "care_costs"
    /// Beyond these a gap in who is missed, or in who is selected without need, is a concern. At a capacity of a tenth false alarms are few: three
    /// points more are a third more.
    static let gapLimits = [("fnr", 0.05), ("fpr", 0.03)]

    static func gapLimit(_ metric: String) -> Double? { gapLimits.first { $0.0 == metric }?.1 }

    /// Features of the model, and the sources of slices.
    static let features = [
        "lft", "par", "bmi", "rookgedrag", "alcoholgebruik", "ses_percentiel", education, income, measured,
    ]

    private var roles: [(column: String, role: String)] {
        [("RINPERSOON", "key"), (CohortTable.mother, "cluster"), ("ddgeb", "after"), ("wc", "area"), (Self.outcome, "outcome")]
            + Self.features.map { ($0, "feature") } + CohortTable.attributes.map { ($0.name, "protected") }
            // Withheld: it is there, and nobody knows what it is good for.
            + [(Self.comparator, withheld == .comparator ? "ignore" : "after"), (Self.history, withheld == .history ? "ignore" : "after")]
    }

    var text: String { (about + (source == .cohortTable ? rowsOfTable : rowsOfRegisters) + judgement).joined(separator: "\n") + "\n" }

    private var about: [String] {
        ["study: \(Self.study)", "title: {en: Early help, nl: Vroege hulp}", "purpose: population-policy", "legal: {environment: public}"]
    }

    private var rowsOfTable: [String] {
        ["data: births.parquet", "columns:"] + roles.map { "  \($0.column): \($0.role)" }
            + ["cohort: {include: [{name: linked, known: \(CohortTable.mother)}]}", "outcomes:"]
            + ["  - {name: \(Self.outcome), column: \(Self.outcome), positive: \"1\", label: \(Self.outcomeLabel)}"]
            + ["protected:"] + CohortTable.attributes.map { "  - {name: \($0.name), \(Self.comparison)}" }
            + outside(
                comparator: "comparator: {column: \(Self.comparator), positive: \"1\"}", history: "history: {flag: \(Self.history)}")
            + ["performance: {year: ddgeb, \(Self.capacities)}"]
    }

    static let outcomeLabel = "{en: early help, nl: vroege hulp}", comparison = "compare_to: overall, population: margins.csv"
    static let capacities = "capacities: [0.10]"

    /// What is brought from elsewhere, but for what is withheld.
    func outside(comparator: String, history: String) -> [String] {
        [
            (OutsideInput.comparator, comparator), (.history, history),
            (.validation, "validation: {file: validation.csv, column: \(Self.measured), key: RINPERSOON}"),
        ]
        .filter { $0.0 != withheld }.map(\.1)
    }

    private var judgement: [String] {
        let goals = CohortTable.attributes.flatMap { attribute in
            Self.gapLimits.map { metric, limit in
                "    - {outcome: \(Self.outcome), metric: \(metric), attribute: \(attribute.name), compare: difference, limit: \(limit)}"
            }
        }
        // Where missing values of the body mass index may lie, nobody knows: what would tip how groups differ in it.
        let deltas = CohortTable.attributes.map {
            "      - {feature: \(CohortTable.missingByValueColumn), attribute: \($0.name), grid: [-0.5, 0, 0.5], conclusions: false}"
        }
        return ["split: {test: {share: 0.05}, folds: 5}", "missing:", "  method: native", "  deployment: allowed"]
            + ["  sensitivity:", "    imputations: 2", "    iterations: 2", "    delta:"] + deltas
            + ["model: {kind: additive, pairs: 0}", "decision: {capacity: 0.10}", "fairness:", "  goals:"] + goals
            + ["  intersections: 2", "  minimum_events: 20", "  summaries: false", "seed: 20261123"]
    }
}
