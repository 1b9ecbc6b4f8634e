// SPDX-License-Identifier: EUPL-1.2
// Unsafe because BLAS takes pointers and several threads write different rows; every column and row is checked where it enters.

import CLAPACK
import StatMath

/// The design that all columns are imputed from: ones, centred and scaled numbers, and indicators of levels, column after column.
///
/// Rows are padded with zeros to whole blocks, so that equal rows get equal predictions wherever they stand.
final class WorkingMatrix: @unchecked Sendable {
    static let block = 1024
    /// Rows whose sums are added in one go; the pieces are added in their order, for any number of threads.
    static let piece = 16 * block

    let rows: Int
    let columns: Int
    let stride: Int
    private let cells: UnsafeMutablePointer<Float>

    init(rows: Int, columns: Int) {
        precondition(rows >= 0 && columns >= 0)
        (self.rows, self.columns) = (rows, columns)
        stride = (rows + Self.block - 1) / Self.block * Self.block
        cells = .allocate(capacity: max(1, stride * columns))
        cells.initialize(repeating: 0, count: max(1, stride * columns))
        BLAS.useOneThread()
    }

    deinit { cells.deallocate() }

    /// Fills a column.
    func set(column: Int, _ value: (Int) -> Float) {
        precondition((0..<columns).contains(column))
        let start = cells + column * stride
        for row in 0..<rows { start[row] = value(row) }
    }

    /// Puts values into some rows of a column.
    func put(_ values: [Float], column: Int, rows chosen: RowList) {
        precondition((0..<columns).contains(column) && values.count == chosen.count && chosen.limit <= rows)
        let start = cells + column * stride
        chosen.indices.withUnsafeBufferPointer { chosen in
            values.withUnsafeBufferPointer { values in
                for position in chosen.indices { start[Int(chosen[position])] = values[position] }
            }
        }
    }

    /// A copy of a column.
    func column(_ column: Int) -> [Float] {
        precondition((0..<columns).contains(column))
        return Array(UnsafeBufferPointer(start: cells + column * stride, count: rows))
    }

    /// What a column holds at some rows, in any order.
    func values(column: Int, rows chosen: [Int32]) -> [Float] {
        precondition((0..<columns).contains(column))
        let column = UnsafeBufferPointer(start: cells + column * stride, count: rows)
        return chosen.map {
            precondition(column.indices.contains(Int($0)))
            return column[Int($0)]
        }
    }

    /// Some rows, together, of some columns (all when `nil`).
    func gather(_ chosen: RowList, columns used: [Int]? = nil) -> GatheredRows {
        let used = used ?? Array(0..<columns)
        precondition(chosen.limit <= rows && used.allSatisfy { (0..<columns).contains($0) })
        let result = GatheredRows(rows: chosen.count, columns: used.count)
        let pieces = (chosen.count + Self.piece - 1) / Self.piece
        chosen.indices.withUnsafeBufferPointer { chosen in
            nonisolated(unsafe) let (chosen, from, to) = (chosen, cells, result.cells)
            try? parallelFor(pieces) { piece in
                let range = piece * Self.piece..<min(chosen.count, (piece + 1) * Self.piece)
                for (place, column) in used.enumerated() {
                    let source = from + column * self.stride, target = to + place * result.stride
                    for position in range { target[position] = source[Int(chosen[position])] }
                }
            }
        }
        return result
    }

    /// The sum of z z' over all rows.
    func products() -> Matrix {
        CrossProducts.sum(cells: cells, stride: stride, rows: rows, columns: columns)
    }

    /// The sum of z v' over some rows and columns, one column of the result for each list of values, as long as there are columns in all.
    func products(of chosen: RowList, columns used: [Int], with values: [[Double]]) -> Matrix {
        precondition(chosen.limit <= rows && values.allSatisfy { $0.count == chosen.count } && used.allSatisfy { (0..<columns).contains($0) })
        let pieces = (chosen.count + Self.piece - 1) / Self.piece
        let parts = chosen.indices.withUnsafeBufferPointer { chosen in
            nonisolated(unsafe) let (chosen, from) = (chosen, cells)
            return try? parallelMap(pieces) { piece -> [Double] in
                let range = piece * Self.piece..<min(chosen.count, (piece + 1) * Self.piece)
                var sums = [Double](repeating: 0, count: self.columns * values.count)
                withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.piece) { held in
                    guard let own = held.baseAddress else { return }
                    for column in used {
                        let source = from + column * self.stride
                        for (place, position) in range.enumerated() { own[place] = source[Int(chosen[position])] }
                        for (list, values) in values.enumerated() {
                            values.withUnsafeBufferPointer { values in
                                guard let values = values.baseAddress else { return }
                                sums[list * self.columns + column] = CrossProducts.sum(own, values + range.lowerBound, count: range.count)
                            }
                        }
                    }
                }
                return sums
            }
        }
        var result = Matrix(rows: columns, columns: values.count)
        for part in parts ?? [] {
            for index in part.indices { result.elements[index] += part[index] }
        }
        return result
    }

    /// Z b for every row.
    ///
    /// - Parameter used: the columns that have a coefficient.
    func predictions(_ b: [Double], columns used: [Int]) -> [Float] {
        precondition(b.count == used.count && used.allSatisfy { (0..<columns).contains($0) })
        guard used.count < columns / 2 else {
            var whole = [Double](repeating: 0, count: columns)
            for (column, value) in zip(used, b) { whole[column] = value }
            return predictions(whole)
        }
        let coefficients = b.map { Float($0) }
        var result = [Float](repeating: 0, count: stride)
        result.withUnsafeMutableBufferPointer { result in
            guard let target = result.baseAddress else { return }
            nonisolated(unsafe) let (from, to) = (cells, target)
            let pieces = (stride + Self.piece - 1) / Self.piece
            try? parallelFor(pieces) { piece in
                for start in Swift.stride(from: piece * Self.piece, to: min(self.stride, (piece + 1) * Self.piece), by: Self.block) {
                    for (coefficient, column) in zip(coefficients, used) {
                        let source = from + column * self.stride + start
                        for row in 0..<Self.block { to[start + row] += coefficient * source[row] }
                    }
                }
            }
        }
        return result
    }

    /// Z b for every row.
    func predictions(_ b: [Double]) -> [Float] {
        precondition(b.count == columns)
        let coefficients = b.map { Float($0) }
        var result = [Float](repeating: 0, count: stride)
        result.withUnsafeMutableBufferPointer { result in
            guard let target = result.baseAddress, columns > 0 else { return }
            nonisolated(unsafe) let (from, to) = (cells, target)
            let pieces = (stride + Self.piece - 1) / Self.piece
            try? parallelFor(pieces) { piece in
                for start in Swift.stride(from: piece * Self.piece, to: min(self.stride, (piece + 1) * Self.piece), by: Self.block) {
                    cblas_sgemv(
                        CblasColMajor, CblasNoTrans, Int32(Self.block), Int32(self.columns), 1, from + start, Int32(self.stride), coefficients, 1, 0,
                        to + start, 1)
                }
            }
        }
        return result
    }
}

/// Rows of a table, ascending.
struct RowList: Sendable {
    let indices: [Int32]

    init(_ indices: [Int32]) { self.indices = indices }

    /// The rows of a table that are not in another list.
    init(allBut others: RowList, of rows: Int) {
        indices = [Int32](unsafeUninitializedCapacity: rows - others.count) { result, count in
            var next: Int32 = 0
            func add(until end: Int32) {
                for row in next..<end {
                    result[count] = row
                    count += 1
                }
            }
            for other in others.indices {
                add(until: other)
                next = other + 1
            }
            add(until: Int32(rows))
        }
    }

    var count: Int { indices.count }

    /// More than the largest row.
    var limit: Int { indices.last.map { Int($0) + 1 } ?? 0 }
}
