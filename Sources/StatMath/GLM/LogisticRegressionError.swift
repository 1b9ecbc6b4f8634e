// SPDX-License-Identifier: EUPL-1.2

/// Why a logistic regression has no finite, unique maximum of its likelihood.
public enum LogisticRegressionError: Error, Hashable, Sendable {
    /// Lengths or values of the input do not fit: what was expected.
    case invalidInput(String)
    /// Every row with a positive weight has the same outcome.
    case oneOutcome
    /// These columns are (nearly) linear combinations of the columns before them.
    case collinear(columns: [Int])
    /// A combination of these columns tells the outcomes apart without error for all rows, or for some and says nothing of the rest.
    case separation(columns: [Int])
    case notConverged(iterations: Int)
}

extension LogisticRegressionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidInput(let expected): "logistic regression: \(expected)"
        case .oneOutcome: "logistic regression: expected rows with and rows without the event; all rows have the same outcome"
        case .collinear(let columns):
            "logistic regression: columns \(list(columns)) of the design are combinations of earlier columns; leave them out"
        case .separation(let columns):
            "logistic regression: columns \(list(columns)) of the design separate the outcomes, so that their coefficients are infinite; "
                + "merge rare levels, leave them out, or use a penalised model"
        case .notConverged(let iterations): "logistic regression: no convergence after \(iterations) iterations"
        }
    }

    private func list(_ columns: [Int]) -> String { columns.map(String.init).joined(separator: ", ") }
}
