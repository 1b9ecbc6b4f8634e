// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Which columns each column is imputed from.
public struct PredictorMatrix: Hashable, Sendable {
    public let names: [String]
    /// `uses[target][predictor]`; never true for a column and itself.
    public private(set) var uses: [[Bool]]

    /// Every column predicts every other.
    public init(names: [String]) {
        self.names = names
        uses = names.indices.map { target in names.indices.map { $0 != target } }
    }

    init(names: [String], uses: [[Bool]]) { (self.names, self.uses) = (names, uses) }

    /// - Throws: `MissingDataError.unknownColumn`.
    public mutating func set(target: String, predictor: String, to used: Bool) throws(MissingDataError) {
        let row = try position(target), column = try position(predictor)
        guard row != column else { throw .parameter("a column's predictors", expected: "other columns than itself") }
        uses[row][column] = used
    }

    /// Takes a column away from the predictors of all others: an outcome that is not known when the model is used, for instance.
    public mutating func drop(predictor: String) throws(MissingDataError) {
        let column = try position(predictor)
        for row in uses.indices { uses[row][column] = false }
    }

    public func predictors(of target: Int) -> [Int] { uses[target].indices.filter { uses[target][$0] } }

    func position(_ name: String) throws(MissingDataError) -> Int {
        guard let index = names.firstIndex(of: name) else {
            throw .unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: names))
        }
        return index
    }
}
