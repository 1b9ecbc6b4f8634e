// SPDX-License-Identifier: EUPL-1.2

/// A dense matrix of doubles, column after column, as LAPACK wants it.
public struct Matrix: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    /// `elements[column * rows + row]`.
    public var elements: [Double]

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        precondition(rows >= 0 && columns >= 0)
        (self.rows, self.columns) = (rows, columns)
        elements = Array(repeating: value, count: rows * columns)
    }

    public init(rows: Int, columns: Int, elements: [Double]) {
        precondition(elements.count == rows * columns, "a matrix needs rows x columns elements")
        (self.rows, self.columns, self.elements) = (rows, columns, elements)
    }

    public static func identity(_ size: Int) -> Matrix {
        var result = Matrix(rows: size, columns: size)
        for index in 0..<size { result[index, index] = 1 }
        return result
    }

    public func transposed() -> Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for column in 0..<columns {
            for row in 0..<rows { result[column, row] = self[row, column] }
        }
        return result
    }

    public subscript(row: Int, column: Int) -> Double {
        @inline(__always) get { elements[column * rows + row] }
        @inline(__always) set { elements[column * rows + row] = newValue }
    }
}
