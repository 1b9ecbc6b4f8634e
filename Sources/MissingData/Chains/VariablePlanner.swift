// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Gives columns of a table their place in the design.
struct VariablePlanner {
    let parameters: ChainedEquations
    let rowCount: Int
    /// Columns of the design so far; the first is constant.
    private(set) var width = 1

    init(parameters: ChainedEquations, rowCount: Int) { (self.parameters, self.rowCount) = (parameters, rowCount) }

    /// - Returns: `nil` for a column of texts, which nothing is predicted from.
    mutating func plan(_ column: Column, isPassive: Bool) throws(MissingDataError) -> PlannedVariable? {
        var missing: [Int32] = [], structural: [Int32] = []
        missing.reserveCapacity(column.missing?.count { $0 != 0 } ?? 0)
        let stays = (0...UInt8.max).map { parameters.stays(MissingKind(rawValue: $0), column) }
        for (row, kind) in (column.missing ?? []).enumerated() where kind != 0 {
            if stays[Int(kind)] { structural.append(Int32(row)) } else { missing.append(Int32(row)) }
        }
        let unobserved = RowList(structural.isEmpty ? missing : (missing + structural).sorted())
        let observed = RowList(allBut: unobserved, of: rowCount).indices
        let content: PlannedVariable.Content
        switch column.values {
        case .number(let values):
            guard observed.allSatisfy({ values[Int($0)].isFinite }) else { throw .notFinite(column: column.name) }
            content = .amounts(.numbers(values), whole: false)
        case .integer(let values): content = .amounts(.wholes(values), whole: true)
        case .date(let values): content = .amounts(.numbers(values.map { Double($0.daysSinceEpoch) }), whole: true)
        case .category(let codes, let levels): content = .levels(codes, count: levels.count)
        case .text:
            guard missing.isEmpty else { throw .cannotImpute(column: column.name) }
            return nil
        }
        guard !observed.isEmpty || missing.isEmpty else { throw .noObservedValue(column: column.name) }
        let method = try method(for: content, observed: observed, column: column.name)
        var (centre, scale, place, size) = (0.0, 1.0, [Int?](), 1)
        switch content {
        case .amounts(let values, _): (centre, scale) = Self.standard(values, rows: observed)
        case .levels(let codes, let count): (place, size) = places(codes, count: count, rows: observed)
        }
        let first = width
        width += size + (structural.isEmpty ? 0 : 1)
        return PlannedVariable(
            name: column.name, content: content, method: method, rowCount: rowCount, missing: RowList(missing), unobserved: unobserved,
            recipients: nil, isPassive: isPassive, design: first..<first + size,
            structuralColumn: structural.isEmpty ? nil : first + size, centre: centre, scale: scale, levelPlace: place,
            hierarchy: LevelHierarchy(method, column))
    }

    private func method(for content: PlannedVariable.Content, observed: [Int32], column: String) throws(MissingDataError) -> ImputationMethod {
        var levels: Int?
        if case .levels(let codes, let count) = content {
            guard observed.allSatisfy({ (0..<count).contains(Int(codes[Int($0)])) }) else {
                throw .parameter("the codes of \"\(column)\"", expected: "positions of its levels")
            }
            levels = Set(observed.map { codes[Int($0)] }).count
        }
        let method = parameters.methods[column] ?? .standard(levels: levels)
        try method.validate(column: column)
        if method == .multinomial, let levels, levels > ImputationMethod.mostDiscriminantLevels {
            throw .parameter("the method of \"\(column)\"", expected: "hot-deck, hierarchy or discriminant")
        }
        guard method.drawsAmounts == (levels == nil) else {
            throw .parameter("the method of \"\(column)\"", expected: levels == nil ? "one for numbers" : "one for levels")
        }
        return method
    }

    /// Mean and standard deviation; a constant has scale 1.
    private static func standard(_ values: Amounts, rows: [Int32]) -> (centre: Double, scale: Double) {
        guard !rows.isEmpty else { return (0, 1) }
        let values = values[rows], mean = values.reduce(0, +) / Double(rows.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows.count)
        let scale = variance.squareRoot()
        return (mean, scale > 1e-12 * mean.magnitude && scale > 0 ? scale : 1)
    }

    /// The commonest level is the one that others are compared with; levels beyond the limit share a column.
    private func places(_ codes: [Int32], count: Int, rows: [Int32]) -> ([Int?], Int) {
        var counts = [Int](repeating: 0, count: count)
        for row in rows { counts[Int(codes[Int(row)])] += 1 }
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
        var places = [Int?](repeating: nil, count: count)
        for (rank, level) in order.enumerated().dropFirst() { places[level] = min(rank, parameters.mostPredictorLevels) - 1 }
        return (places, max(0, min(order.count - 1, parameters.mostPredictorLevels)))
    }
}
