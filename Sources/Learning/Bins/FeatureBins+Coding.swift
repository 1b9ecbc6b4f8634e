// SPDX-License-Identifier: EUPL-1.2

extension FeatureBins {
    /// The bin of each row.
    ///
    /// - Parameter rows: rows of the column, in the order of the answer.
    /// - Throws: `LearningError.wrongType` when the column is nominal and the bins are numeric, or the other way round.
    public func codes(of column: FeatureColumn, rows: [Int]) throws(LearningError) -> [UInt16] {
        switch (scale, column.values) {
        case (.numeric(let edges), .numeric(let values)):
            let search = EdgeSearch(edges)
            return codes(column, rows) { row in values[row].isFinite ? search.bin(of: values[row]) : nil }
        case (.nominal(let levels), .nominal(let codes, let names)):
            let position = Dictionary(levels.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
            let bin = names.map { UInt16(position[$0] ?? otherBin) }
            return self.codes(column, rows) { row in bin.indices.contains(Int(codes[row])) ? bin[Int(codes[row])] : nil }
        case (.numeric, .nominal): throw .wrongType(feature: feature, expected: "numeric")
        case (.nominal, .numeric): throw .wrongType(feature: feature, expected: "nominal (levels)")
        }
    }

    /// - Parameter valueBin: the bin of a row's value, or `nil` when it has none.
    @inline(__always)
    private func codes(_ column: FeatureColumn, _ rows: [Int], _ valueBin: (Int) -> UInt16?) -> [UInt16] {
        let missingBin = (0...UInt8.max).map { kind in
            UInt16(missing.firstIndex(of: column.missingName(of: kind)).map { $0 + valueBinCount } ?? otherBin)
        }
        let kinds = column.missing
        return rows.map { row in
            if let kind = kinds?[row], kind != 0 { return missingBin[Int(kind)] }
            return valueBin(row) ?? missingBin[Int(column.missingKind(row))]
        }
    }
}

/// Finds the bin of a number without a branch that depends on it: the edges are padded to a power of two.
struct EdgeSearch {
    private let padded: [Double]
    private let half: Int

    init(_ edges: [Double]) {
        var size = 1
        while size <= edges.count { size *= 2 }
        padded = edges + Array(repeating: .infinity, count: size - edges.count)
        half = size / 2
    }

    /// The number of edges that are not above `value`, which is finite.
    @inline(__always)
    func bin(of value: Double) -> UInt16 {
        var bin = 0
        var step = half
        while step > 0 {
            bin += value >= padded[bin + step - 1] ? step : 0
            step /= 2
        }
        return UInt16(truncatingIfNeeded: bin)
    }
}
