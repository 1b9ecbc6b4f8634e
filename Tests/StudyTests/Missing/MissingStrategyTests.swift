// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath
import Study
import TestSupport
import Testing

/// Refits under other treatments of missing values, on rows of which everything is known to the test.
@Suite struct MissingStrategyTests {
    /// `income` is missing in group 1 where `age`, which drives the outcome, is high: at random given what is recorded.
    struct Births {
        var group: [Int] = [], age: [Double] = [], income: [Double] = [], outcome: [UInt8] = [], isMissing: [Bool] = []

        init(_ count: Int, seed: UInt64 = 1) {
            var random = Philox(seed: seed, stage: "missing-strategies")
            for row in 0..<count {
                let own = row % 2, age = Normal.quantile(random.uniform()), income = 0.6 * age + 0.8 * Normal.quantile(random.uniform())
                group.append(own)
                self.age.append(age)
                self.income.append(income)
                outcome.append(random.uniform() < Logistic.expit(-1 + 0.9 * age + 0.6 * income) ? 1 : 0)
                isMissing.append(random.uniform() < (own == 1 ? Logistic.expit(1.2 * age) : 0.1))
            }
        }

        func features(isComplete: Bool = false) -> Features {
            let gaps = isComplete ? nil : isMissing.map { $0 ? UInt8(1) : 0 }
            return Features(
                rowCount: age.count,
                columns: [
                    FeatureColumn(name: "group", values: .nominal(codes: group.map { Int32($0) }, levels: ["A", "B"])),
                    FeatureColumn(name: "age", values: .numeric(age)),
                    FeatureColumn(
                        name: "income", values: .numeric(zip(income, isMissing).map { !isComplete && $1 ? .nan : $0 }), missing: gaps,
                        missingNames: [1: "not-recorded"]),
                ])
        }

        func study(_ features: Features? = nil, folds: Int = 3) -> StrategyRows {
            StrategyRows(
                outcome: "small", data: TrainingData(features ?? self.features(), outcome), folds: Fold.turns(folds, of: age.count), structural: [:],
                keys: age.indices.map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 })
        }
    }

    private static let model = ModelChoice(kind: .logistic, seed: 3)

    private func complete(_ study: StrategyRows, isWeighted: Bool) throws -> StrategyRisks {
        try StrategyFit(study: study, model: Self.model, strategy: isWeighted ? .weighting : .completeCase).risks(progress: .silent)
    }

    private func imputed(_ study: StrategyRows) throws -> StrategyRisks {
        try StrategyFit(study: study, model: Self.model, strategy: .chainedEquations, imputations: 2, iterations: 3).risks(progress: .silent)
    }

    private func risks(_ study: StrategyRows, _ strategy: MissingStrategy) throws -> StrategyRisks {
        try StrategyFit(study: study, model: Self.model, strategy: strategy, imputations: 2, iterations: 3).risks(progress: .silent)
    }

    private func area(_ risks: StrategyRisks, _ study: StrategyRows) throws -> Double {
        try #require(AreaUnderCurve.estimate(try risks.predictions(study)[0])).value
    }

    /// Group 1 minus group 0: how many have the outcome, and how many have a risk of at least .4.
    private func gaps(_ risks: StrategyRisks, _ study: StrategyRows, _ group: [Int]) throws -> (outcome: Double, selected: Double) {
        let tables = try risks.predictions(study)
        let own = tables.map { predictions -> (Double, Double) in
            func share(_ wanted: Int, _ has: (Int) -> Bool) -> Double {
                let places = risks.rows.indices.filter { group[risks.rows[$0]] == wanted }
                return places.filter(has).reduce(0) { $0 + predictions.weight($1) } / places.reduce(0) { $0 + predictions.weight($1) }
            }
            func gap(_ has: (Int) -> Bool) -> Double { share(1, has) - share(0, has) }
            return (gap { predictions.outcome[$0] == 1 }, gap { predictions.risk[$0] >= 0.4 })
        }
        return (own.reduce(0) { $0 + $1.0 } / Double(own.count), own.reduce(0) { $0 + $1.1 } / Double(own.count))
    }

    /// The groups are equal; complete rows say that they are not, weighting and imputation undo that.
    @Test func completeRowsAreBiasedAndTheOthersAreNot() throws {
        let births = Births(20_000), study = births.study()
        let cut = try gaps(try complete(study, isWeighted: false), study, births.group)
        #expect(cut.outcome < -0.06 && cut.selected < -0.08, "\(cut)")
        let weighted = try gaps(try complete(study, isWeighted: true), study, births.group)
        #expect(weighted.outcome.magnitude < 0.03 && weighted.selected.magnitude < 0.03, "\(weighted)")
        let drawn = try gaps(try imputed(study), study, births.group)
        #expect(drawn.outcome.magnitude < 0.03 && drawn.selected.magnitude < 0.03, "\(drawn)")
    }

    /// Whatever a held-out row holds, the other rows of its fold get the same risks and weights.
    @Test func noRowOfAFoldKnowsTheOthers() throws {
        let births = Births(1500), row = 301, fold = Int32(row % 3)
        var changed = births
        changed.income[row] = 40
        changed.isMissing[row] = false
        changed.age[row] = -3
        changed.outcome[row] = 1 - births.outcome[row]
        var others = changed
        others.isMissing[row] = true
        let strategies: [(StrategyRows) throws -> StrategyRisks] = [
            { try complete($0, isWeighted: false) }, { try complete($0, isWeighted: true) }, { try imputed($0) },
            { try risks($0, .indicators) }, { try risks($0, .submodels) },
        ]
        for strategy in strategies {
            func own(_ births: Births) throws -> [[Double]] {
                let study = births.study(), risks = try strategy(study)
                let places = risks.rows.indices.filter { risks.folds[$0] == fold && risks.rows[$0] != row }
                let tables = try risks.predictions(study)
                return tables.map { table in places.map { table.risk[$0] } } + tables.map { table in places.map { table.weight($0) } }
            }
            let before = try own(births)
            #expect(before[0].count > 100)
            #expect(try own(changed) == before)
            #expect(try own(others) == before)
        }
    }

    /// Where a fold has nothing to learn from, the gaps of that fold keep a bin of their own, and it is said.
    @Test func aColumnThatAFoldDoesNotKnow() throws {
        var births = Births(900)
        for row in births.isMissing.indices where row % 3 != 0 { births.isMissing[row] = true }
        let risks = try imputed(births.study())
        #expect(risks.kept == ["income"] && risks.rows.count == 900)
        #expect(risks.tables.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
    }

    @Test func noCompleteRowIsSaid() throws {
        var births = Births(600)
        births.isMissing = births.isMissing.map { _ in true }
        for isWeighted in [false, true] {
            let risks = try complete(births.study(), isWeighted: isWeighted)
            #expect(!risks.isPossible && risks.rows.isEmpty)
        }
    }

    /// A group without a complete row is not judged, and nobody else suffers.
    @Test func aGroupWithoutACompleteRow() throws {
        var births = Births(1500)
        for row in births.group.indices where births.group[row] == 1 { births.isMissing[row] = true }
        for isWeighted in [false, true] {
            let risks = try complete(births.study(), isWeighted: isWeighted)
            #expect(risks.isPossible && risks.rows.count > 500 && risks.rows.allSatisfy { births.group[$0] == 0 })
        }
        #expect(try imputed(births.study()).rows.count == 1500)
    }

    /// A question that did not apply is no gap: such rows are complete, and nothing is drawn for them.
    @Test func structuralGapsAreNotMissing() throws {
        let births = Births(900), gaps = births.isMissing.map { $0 ? UInt8(7) : 0 }
        let own = births.features()
        let features = own.replacing(
            FeatureColumn(name: "income", values: own.columns[2].values, missing: gaps, missingNames: [7: "-8"]))
        let study = StrategyRows(
            outcome: "small", data: TrainingData(features, births.outcome), folds: Fold.turns(3, of: 900), structural: ["income": [2, 7]],
            keys: births.age.indices.map { UInt64($0) })
        #expect(try complete(study, isWeighted: false).rows.count == 900)
        let native = try StrategyFit(study: study, model: Self.model, strategy: .native).risks(progress: .silent)
        #expect(try imputed(study).tables == native.tables)
    }

    /// A gap that itself tells of the outcome: imputation alone hides it; a model that is told, and a model for each pattern, use it.
    @Test func whatAGapTellsIsUsed() throws {
        var births = Births(6000)
        var random = Philox(seed: 4, stage: "telling-gaps")
        for row in births.outcome.indices where births.isMissing[row] { births.outcome[row] = random.uniform() < 0.85 ? 1 : 0 }
        let study = births.study(), plain = try area(risks(study, .chainedEquations), study)
        let told = try risks(study, .indicators), submodels = try risks(study, .submodels)
        #expect(told.rows.count == 6000 && told.tables.count == 1 && submodels.rows.count == 6000)
        #expect(try area(told, study) > plain + 0.03 && area(submodels, study) > plain + 0.03)
    }

    /// Where a gap tells nothing, the models of patterns are about as good as one of all rows, and a pattern of few rows is its parent.
    @Test func modelsOfPatternsShrinkToTheirParents() throws {
        let births = Births(6000), study = births.study()
        let native = try area(risks(study, .native), study), own = try area(risks(study, .submodels), study)
        #expect(isClose(own, native, within: 0.01), "\(own), \(native)")
        var few = births
        for row in few.isMissing.indices { few.isMissing[row] = row < 9 }
        for row in 0..<9 { few.outcome[row] = 1 }
        let rare = try risks(few.study(), .submodels), mean = (0..<9).reduce(0) { $0 + rare.tables[0][$1] } / 9
        for row in 0..<9 { few.outcome[row] = births.outcome[row] }
        let usual = try risks(few.study(), .submodels), before = (0..<9).reduce(0) { $0 + usual.tables[0][$1] } / 9
        // Nine events of nine rows move the risk of such rows; by themselves they would make it 1.
        #expect(mean > before + 0.02 && mean < 0.75, "\(before) to \(mean)")
    }
}
