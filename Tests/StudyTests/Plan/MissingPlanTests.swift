// SPDX-License-Identifier: EUPL-1.2

import Settings
import Study
import Testing

/// What a plan may say of missing values.
@Suite struct MissingPlanTests {
    @Test(
        arguments: [
            "missing: {method: chained-equations}", "missing: {method: chained-equations, deployment: complete, imputations: 20, iterations: 5}",
            "missing: {method: complete-case, deployment: complete}", "missing: {method: weighting, deployment: complete}",
            "missing: {actions: {structural: keep, unlinked: keep}}", "missing: {deployment: complete, actions: {suppressed: leave-out}}",
            "missing: {method: chained-equations, actions: {unlinked: keep}, sensitivity: {strategies: [native, complete-case]}}",
            "missing: {method: chained-equations, deployment: complete, actions: {suppressed: leave-out, unlinked: keep}}",
            "missing: {method: chained-equations, predictors: {features: 10, correlation: 0.2, usable: 0.3}, blocks: [[age, smokes]]}",
            "missing: {method: chained-equations, deployment: complete}\nperformance: {resamples: 20}",
            "missing: {method: chained-equations, family: [smokes]}",
            "missing: {method: chained-equations, methods: {age: {method: normal, bounds: [12, 60]}, smokes: {method: multinomial}}}",
            "missing: {sensitivity: {strategies: [chained-equations-indicators, submodels], resamples: 0}}",
            "missing: {sensitivity: {strategies: [chained-equations]}, methods: {age: {method: semicontinuous, at: 20, donors: 3}}}",
        ])
    func whatIsRight(line: String) { #expect(PlanText.births(with: line) == []) }

    /// Each is one error, at the line of the section, that says what to do.
    @Test(
        arguments: [
            ("missing: {method: complete-case}", "deployment: complete"), ("missing: {method: weighting}", "deployment: complete"),
            ("missing: {actions: {suppressed: leave-out}}", "deployment: complete"), ("missing: {deployment: complete}", "chained-equations"),
            ("missing: {imputations: 5}", "method: chained-equations"),
            ("missing: {method: complete-case, deployment: complete, iterations: 5}", "method: chained-equations"),
            ("missing: {actions: {unlinked: impute}}", "keep or leave-out"), ("missing: {actions: {structural: impute}}", "keep"),
            ("missing: {method: chained-equations, actions: {unlinked: keep, not-recorded: keep, suppressed: keep}}", "nothing is left"),
            ("missing: {method: chained-equations, sensitivity: {strategies: [chained-equations]}}", "does itself"),
            ("missing: {sensitivity: {strategies: [native]}}", "does itself"),
            ("missing: {method: chained-equations, imputations: 1}", "2"),
            ("missing: {method: chained-equations, blocks: [[age]]}", "two columns or more"),
            ("missing: {method: chained-equations, blocks: [[age, smoked]]}", "`smokes`"),
            ("missing: {method: chained-equations, blocks: [[age, smokes, age]]}", "two places"),
            ("missing: {blocks: [[age, smokes]]}", "method: chained-equations"),
            ("missing: {predictors: {features: 5}}", "method: chained-equations"),
            ("missing: {family: [smokes]}", "method: chained-equations"),
            ("missing: {method: chained-equations, family: [smoked]}", "`smokes`"),
            ("missing: {method: chained-equations, predictors: {correlation: 1}}", "below 1"),
            ("missing: {methods: {age: {method: normal}}}", "method: chained-equations"),
            ("missing: {method: chained-equations, methods: {agee: {method: normal}}}", "`age`"),
            ("missing: {method: chained-equations, methods: {age: {method: hierarchy}}}", "short to long"),
            ("missing: {method: chained-equations, methods: {age: {method: normal, at: 3}}}", "`semicontinuous`"),
            ("missing: {method: chained-equations, formulas: {age: age + 1}}", "other columns"),
            ("missing: {method: chained-equations, formulas: {age: upper(smokes)}}", "numbers only"),
        ])
    func whatIsNot(line: String, saying words: String) {
        let issues = PlanText.births(with: line)
        #expect(issues.count == 1 && issues[0].hasPrefix("14:") && issues[0].contains(words), "\(issues)")
    }

    @Test func factsOfAFamilyNeedFamilies() {
        let plan = PlanText.births.replacing("mother: cluster", with: "mother: ignore") + "\nmissing: {method: chained-equations, family: [smokes]}"
        let issues = PlanText.issues(plan)
        #expect(issues.count == 1 && issues[0].contains("role `cluster`"), "\(issues)")
    }

    @Test func cardsAndUpdatesAreNotImputed() {
        #expect(PlanText.births(with: "compare: [scorecard]\nmissing: {method: chained-equations}").count == 1)
        #expect(PlanText.births(with: "compare: [scorecard, logistic]\nmissing: {method: complete-case, deployment: complete}") == [])
    }
}
