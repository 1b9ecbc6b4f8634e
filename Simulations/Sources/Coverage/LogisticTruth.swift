// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath

/// Rows whose log-odds are a line in each of three numbers and a step for each of four levels: a logistic regression by maximum likelihood.
struct LogisticTruth {
    /// In the order of the design; `municipality=a` is the most frequent level, with which the others are compared.
    static let coefficients: KeyValuePairs = [
        "age": 0.5, "income": -0.3, "smoking": 0.7, "municipality=b": 0.4, "municipality=c": 0.0, "municipality=d": -0.4,
    ]

    private let data: TrainingData

    init(_ clustering: Clustering, rows: Int, _ random: inout Philox) {
        let clusters = clustering.clusters(of: rows)
        var truth = [Double](repeating: -1.9, count: rows)
        func draw(shared: Bool, _ value: () -> Double) -> [Double] {
            guard shared, clustering != .none else { return (0..<rows).map { _ in value() } }
            let values = (0...(clusters.last ?? 0)).map { _ in value() }
            return clusters.map { values[$0] }
        }
        let age = draw(shared: false) { Normal.quantile(random.uniform()) }
        let income = draw(shared: true) { Normal.quantile(random.uniform()) }
        let smoking = draw(shared: false) { random.uniform() < 0.2 ? 1 : 0 }
        let municipality = draw(shared: clustering == .families) { [0, 0, 1, 2, 3][random.below(5)] }
        for row in 0..<rows {
            truth[row] += 0.5 * age[row] - 0.3 * income[row] + 0.7 * smoking[row] + [0, 0.4, 0, -0.4][Int(municipality[row])]
        }
        let outcome = clustering.outcomes(truth.map(Logistic.expit), clusters, &random)
        let columns = [
            FeatureColumn(name: "age", values: .numeric(age)), FeatureColumn(name: "income", values: .numeric(income)),
            FeatureColumn(name: "smoking", values: .numeric(smoking)),
            FeatureColumn(name: "municipality", values: .nominal(codes: municipality.map { Int32($0) }, levels: ["a", "b", "c", "d"])),
        ]
        data = TrainingData(
            features: Features(rowCount: rows, columns: columns), outcome: outcome, rows: .everything(of: rows),
            clusters: clustering == .none ? nil : Clusters(keys: clusters))
    }

    /// Whether the interval of each coefficient holds it.
    func coverage() throws -> Tally {
        let model = try LogisticParameters(resamples: CoverageCell.resamples).fit(data, progress: .silent)
        var tally = Tally()
        for (name, truth) in Self.coefficients {
            guard let coefficient = model.coefficients.first(where: { $0.term == name }), let bootstrap = coefficient.bootstrapError else { continue }
            let miss = (coefficient.logOdds - truth).magnitude
            tally.add("\(name)/posterior", miss <= CoverageCell.z * coefficient.standardError ? 1 : 0)
            tally.add("\(name)/bootstrap", miss <= CoverageCell.z * bootstrap ? 1 : 0)
            tally.add("\(name)/widths", bootstrap / coefficient.standardError)
        }
        return tally
    }
}
