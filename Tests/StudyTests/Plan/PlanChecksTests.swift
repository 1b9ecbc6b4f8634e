// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings
import Study
import Testing

@Suite struct PlanChecksTests {
    @Test func aPlanThatIsRight() { #expect(PlanText.issues(PlanText.births) == []) }

    @Test func dataOrRegisters() {
        #expect(
            PlanText.births("data: births.csv", becomes: "") == [
                "1:1 `data` is missing: name the file with the data, from the folder of the study file."
            ])
        #expect(
            PlanText.births(with: "registers: catalog.yaml") == [
                "5:1 `columns` is for one table (`data`). Of registers, `features`, `protected` and `outcomes` say what is read.",
                "14:1 A study reads `data` or `registers`, not both: keep one.",
                "14:1 `registers` needs `cohort`: whose rows are composed, and from when they are looked at.",
            ])
        for (line, count) in [("features: [{name: age, from: GBAPERSOONTAB}]", 1), ("cohort: {from: PRNL, index: birth}", 2)] {
            let issues = PlanText.births(with: line)
            #expect(issues.count == count && issues.allSatisfy { $0.hasPrefix("14:") && $0.contains("`registers`") }, "\(issues)")
        }
    }

    /// The language is known as a whole; what no room acts on is refused, and never called unknown.
    @Test(
        arguments: [
            "priors: a.yaml", "mitigate: {try: [penalty]}", "history: {flag: A, time: B}", "documents: [model-card]", "answers: a.yaml",
            "model: {kind: scorecard}\nmissing: {method: chained-equations}",
            "decision: {per: area}",
            "decision: {unit: area}",
            "disclosure: {release: [groups]}", "disclosure: {ledger: a}",
            "disclosure: {confirmed: {}}", "disclosure: {profile: custom}",
            "protected: [{name: origin, use: training}]", "protected: [{name: origin, use: decision}]",
        ])
    func whatIsNotBuiltIsRefused(line: String) {
        let issues = PlanText.births(with: line)
        #expect(issues.count == 1 && issues[0].hasPrefix("14:") && issues[0].contains("not in this version"), "\(issues)")
    }

    /// What is brought from elsewhere names what the plan knows.
    @Test func outsideEvidenceExists() {
        #expect(PlanText.births(with: "comparator: {outcome: nothing}").count == 1)
        #expect(PlanText.births(with: "comparator: {outcome: nothing}")[0].contains("there is no outcome `nothing`"))
        #expect(PlanText.births(with: "validation: {file: f.csv, column: nothing}")[0].contains("there is no feature `nothing`"))
        #expect(PlanText.births(with: "history: {flag: age}")[0].contains("is a feature or an outcome"))
        #expect(PlanText.births(with: "history: {flag: other}") == [])
        #expect(PlanText.births(with: "validation: {file: f.csv, column: age}") == [])
    }

    /// A comparator is one of the outcomes, or a column that is compared with and no more.
    @Test func aComparatorIsAnOutcomeOrAColumn() {
        #expect(PlanText.births(with: "comparator: {column: school}") == [])
        #expect(PlanText.births(with: "comparator: {column: school, positive: \"yes\"}") == [])
        for (line, message) in [
            ("comparator: {}", "give either outcome or column"), ("comparator: {outcome: small, column: school}", "give either outcome or column"),
            ("comparator: {outcome: small, positive: \"1\"}", "belongs to `column`"), ("comparator: {column: age}", "is a feature, or an outcome"),
        ] {
            let issues = PlanText.births(with: line)
            #expect(issues.count == 1 && issues[0].contains(message), "\(issues)")
        }
    }

    /// Of one table `cohort` says which rows stay, for which rows need names of their own.
    @Test func rulesForTheRowsOfOneTable() {
        let rules = "cohort: {include: [{known: age}, {between: {weight: [500, 6000]}}], exclude: [{name: smokers, where: \"smokes = 1\"}]}"
        #expect(PlanText.births(with: rules) == [])
        let nameless = PlanText.issues(PlanText.births.replacing("id: key", with: "id: ignore") + "\n" + rules)
        #expect(nameless.count == 1 && nameless[0].contains("the role `key`"), "\(nameless)")
    }

    /// What is known beforehand is for the additive model.
    @Test func priorsHaveAModel() {
        #expect(PlanText.births(with: "features: [{name: age, shape: {kind: convex, source: A}}]\nmodel: {priors: a.yaml}") == [])
        let found = PlanText.births(
            with: "features: [{name: age, shape: {kind: convex, source: A}}]\nmodel: {kind: logistic, priors: a.yaml}")
        #expect(found.count == 2 && found.allSatisfy { $0.contains("only the additive model takes what is known beforehand") }, "\(found)")
        let sourceless = PlanText.births(with: "features: [{name: age, shape: {kind: convex}}]")
        #expect(sourceless.count == 1 && sourceless[0].contains("`features[1].shape.source` is missing"), "\(sourceless)")
    }

    /// A model that nobody can read may stand beside the chosen one, not be it.
    @Test func theChosenModelCanBeRead() throws {
        #expect(PlanText.births(with: "compare: [logistic, boosted]") == [])
        #expect(try #require(PlanText.read(PlanText.births + "\ncompare: [boosted]").plan).comparedKinds == [.boosted])
        #expect(
            PlanText.births(with: "model: {kind: boosted}") == [
                "14:9 `model.kind`: boosted trees cannot be the model of a study, because nobody can read them. Choose additive or logistic, and "
                    + "write `compare: [boosted]` to see what explaining costs."
            ])
    }

    @Test func aColumnHasOneRole() {
        #expect(
            PlanText.births(with: "protected: [{name: mother}]") == [
                "14:13 `protected[1]`: `mother` has the role `cluster`, and is `protected` here. A column has one role."
            ])
        #expect(
            PlanText.births("apgar5: after", becomes: "apgar5: key") == [
                "11:3 `apgar5`: `id` has the role `key` already; one column can have it."
            ])
    }

    @Test func nothingKnownAfterwardsPredicts() {
        #expect(
            PlanText.births(with: "features: [{name: apgar, column: apgar5}]") == [
                "14:12 The feature `apgar` comes from `apgar5`, which has the role `after`: what is known only afterwards may not predict."
            ])
        #expect(
            PlanText.births(with: "derive: [{name: half, value: \"WEIGHT / 2\"}]\nfeatures: [{name: half}]").contains {
                $0.hasPrefix("15:12 The feature `half` comes from `weight`, which has the role `outcome`")
            })
        #expect(
            PlanText.births("weight: outcome", becomes: "weight: feature").contains {
                $0.hasPrefix("13:26 The outcome `small` follows from `weight`")
            })
        let read = PlanText.read(PlanText.births + "\nfeatures: [{name: apgar5}]")
        #expect(SettingsError(read.issues)?.cause == .rule)
    }

    /// A trap blocks until somebody sets it aside with a reason.
    @Test func aTrapIsSetAsideWithAReason() {
        let trap = "derive: [{name: wait, value: \"birth - 3\"}]\nfeatures: [{name: wait}]"
        let plan = PlanText.births.replacing("weight < 2500\"", with: "weight < 2500\", known_at: birth")
        let read = PlanText.read(plan + "\n" + trap)
        #expect(SettingsError(read.issues)?.cause == .rule, "\(read.issues)")
        let entry = "\noverrides: [{rule: leakage.known-afterwards, about: wait, why: planned births, by: the board}]"
        #expect(PlanText.issues(plan + "\n" + trap + entry) == [])
        let misspelt = PlanText.issues(plan + "\n" + trap + entry.replacing("afterwards", with: "afterward"))
        #expect(misspelt.contains { $0.contains("Did you mean `leakage.known-afterwards`?") }, "\(misspelt)")
        #expect(PlanText.births(with: "overrides: [{rule: leakage.tell-tale, about: ag, why: a, by: b}]").count == 1)
        #expect(PlanText.births(with: "overrides: [{rule: leakage.tell-tale, about: age}]").count == 2)
    }

    @Test func familiesThatAreNotSplitBy() {
        let found = PlanText.births("mother: cluster", becomes: "mother_id: ignore")
        #expect(found.count == 1 && found[0].hasPrefix("7:3 warning The column mother_id looks like a family"), "\(found)")
    }

    @Test func aProtectedSourceIsNoFeature() {
        let group = "protected: [{name: age_group, from_feature: age, cut: [20, 35]"
        #expect(
            PlanText.births(with: group + "}]").map { $0.prefix(78) } == [
                "14:13 The protected attribute `age_group` and the feature `age` share a column"
            ])
        #expect(PlanText.births(with: group + ", also_feature: a biological risk}]") == [])
        #expect(
            PlanText.births(with: "protected: [{name: group, from_feature: aeg, cut: [1]}]") == [
                "14:27 `protected[1].from_feature`: there is no feature `aeg`. Did you mean `age`?"
            ])
        #expect(
            PlanText.births(with: "protected: [{name: origin, cut: [35, 20]}]") == [
                "14:33 `protected[1].cut`: expected numbers, each above the one before."
            ])
    }

    @Test func weightsHaveAColumnAndAReason() {
        #expect(
            PlanText.births("apgar5: after", becomes: "apgar5: weight") == [
                "11:3 `apgar5` has the role `weight`: say under `weights: {kind: ...}` why rows count differently."
            ])
        #expect(PlanText.births(with: "weights: {kind: sampling}") == ["14:1 `weights`: name the column, or give it the role `weight`."])
        #expect(PlanText.births(with: "weights: {column: age, kind: sampling}").map { $0.prefix(6) } == ["14:11 "])
    }

    @Test func decisionsAreInRange() {
        #expect(PlanText.births(with: "decision: {capacity: 0}") == ["14:22 `decision.capacity`: expected a number above 0."])
        #expect(PlanText.births(with: "decision: {capacity: 1.5}") == ["14:22 `decision.capacity`: expected a share below 1, or a whole number."])
        #expect(PlanText.births(with: "decision: {costs: {missed: 5}}").count == 1)
    }

    @Test func goalsNameWhatExists() {
        func goal(_ text: String) -> [String] {
            PlanText.births(with: "decision: {capacity: 0.1}\nfairness: {goals: [{\(text), limit: 0.05}]}")
        }
        #expect(goal("outcome: small, metric: fnr, attribute: origin") == [])
        #expect(
            goal("outcome: smal, metric: fmr, attribute: orgin") == [
                "15:21 `fairness.goals[1].outcome`: there is no `smal`. Did you mean `small`?",
                "15:36 `fairness.goals[1].metric`: there is no `fmr`. Did you mean `fpr`?",
                "15:49 `fairness.goals[1].attribute`: there is no `orgin`. Did you mean `origin`?",
            ])
        #expect(goal("outcome: small, metric: auc, attribute: origin, compare: ratio").count == 1)
        #expect(
            PlanText.births(with: "fairness: {goals: [{outcome: small, metric: fnr, attribute: origin, limit: 0.05}]}") == [
                "14:37 `fairness.goals[1].metric`: fnr depends on who is selected. Give `decision: {capacity: ...}` or `costs`."
            ])
    }

    @Test func aRuleOfTheLawBlocks() throws {
        let text = PlanText.births.replacing("research", with: "individual-screening").replacing("public", with: "cbs-microdata, basis: [gdpr-9-2-j]")
        let error = try #require(SettingsError(PlanText.read(text).issues))
        #expect(error.cause == .rule && error.issues.map(\.line) == [2])
        #expect(error.explanation.en.contains("CBS Act, articles 37, 41 and 42"))
        #expect(PlanText.births("public", becomes: "own-data").map { $0.prefix(30) } == ["3:8 `legal.basis` is missing: "])
        #expect(PlanText.births("environment: public", becomes: "environment: own-data, basis: ?").count == 1)
    }

    @Test func formulasAreReadAtTheirCharacter() {
        #expect(PlanText.births("\"weight < 2500\"", becomes: "\"weight < (select 1)\"").map { $0.prefix(6) } == ["13:43 "])
    }

    @Test func tenErrorsAtOnce() {
        let issues = PlanText.issues(
            """
            study: my births
            purpose: reserch
            legal: {environment: own-data}
            data: births.csv
            columns: {id: key, mother: key, age: featur, weight: outcome, bmi: feature}
            outcomes: [{name: small, when: "weight <"}, {name: small, column: weight, when: "weight < 1"}]
            registers: catalog.yaml
            decision: {capacity: -1}
            seeds: 3
            """)
        #expect(issues.count >= 10, "\(issues)")
        #expect(issues.map { Int($0.prefix { $0.isNumber }) ?? 0 } == issues.map { Int($0.prefix { $0.isNumber }) ?? 0 }.sorted())
    }
}
