// SPDX-License-Identifier: EUPL-1.2

import Evidence
import MissingData
import RiskModels

/// Of each feature of a logistic regression on completed tables, whether it matters at all: Wald's test over imputations, D1.
///
/// Source: Li, Raghunathan and Rubin (1991), J. Am. Stat. Assoc. 86, 1065-1073; degrees of freedom: Reiter (2007), Biometrika 94, 502-508.
struct ImputedFactorTests {
    let coefficients: ImputedCoefficients
    /// Training rows.
    let rows: Int

    /// None where the tables' covariances have no inverse.
    func findings(about: About, rows fingerprint: String) -> [Finding] {
        let complete = Double(max(1, rows - coefficients.terms.count))
        guard
            let pooled = try? PooledVector(
                coefficients.estimates, covariances: coefficients.covariances, completeDegreesOfFreedom: complete)
        else { return [] }
        var features: [String] = []
        for feature in coefficients.features.compactMap({ $0 }) where !features.contains(feature) { features.append(feature) }
        return features.compactMap { feature in
            let own = coefficients.features.indices.filter { coefficients.features[$0] == feature }
            guard let test = try? pooled.waldTest(of: own) else { return nil }
            var about = about
            about.feature = feature
            return Finding(
                key: "factor.joint-test", about: about, value: test.p, method: "d1", verdict: .information, stage: "fit",
                says: Sentence(
                    "factor.joint-test",
                    [
                        "statistic": .number(test.statistic), "numerator": .number(test.numerator), "denominator": .number(test.denominator),
                        "increase": .number(test.relativeIncrease),
                    ]))
        }
    }
}
