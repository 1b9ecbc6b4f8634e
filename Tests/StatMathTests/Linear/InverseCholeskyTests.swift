// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import TestSupport
import Testing

/// Sizes around the side of a tile (256), so that there are one, two and three columns of tiles. The number of threads is of the whole process.
@Suite("Inverse of a Cholesky factor", .serialized)
struct InverseCholeskyTests {
    private static func inverse(_ matrix: Matrix) throws -> InverseCholesky { try #require(Cholesky(matrix)).inverted() }

    @Test(arguments: [1, 2, 255, 256, 257, 600])
    func timesTheFactorIsTheIdentity(size: Int) throws {
        let matrix = DrawnMatrix.positiveDefinite(size)
        var factor = try #require(Cholesky(matrix)).lower
        for column in 0..<size {
            for row in 0..<column { factor[row, column] = 0 }
        }
        let inverse = try Self.inverse(matrix).lower
        let product = inverse.times(factor)
        for column in 0..<size {
            for row in 0..<size { #expect(abs(product[row, column] - (row == column ? 1 : 0)) < 1e-9) }
            #expect((0..<column).allSatisfy { inverse[$0, column] == 0 })
        }
    }

    @Test(arguments: [1, 256, 300])
    func solvesAsTheFactorDoes(size: Int) throws {
        let matrix = DrawnMatrix.positiveDefinite(size), factor = try #require(Cholesky(matrix)), inverse = factor.inverted()
        // More right-hand sides than one thread takes.
        let right = DrawnMatrix.positiveDefinite(max(size, 70), seed: 9).columns(0..<70)
        let sides = Matrix(rows: size, columns: 70, elements: (0..<70).flatMap { column in (0..<size).map { right[$0, column] } })
        let (one, other) = (factor.solve(sides), inverse.solve(sides))
        for (a, b) in zip(one.elements, other.elements) { #expect(abs(a - b) < 1e-9) }
        let first = Array(sides.elements[..<size])
        for (a, b) in zip(factor.solve(first), inverse.solve(first)) { #expect(abs(a - b) < 1e-9) }
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        let before = Parallelism.threads
        defer { Parallelism.threads = before }
        let matrix = DrawnMatrix.positiveDefinite(700)
        Parallelism.threads = 1
        let one = try Self.inverse(matrix).lower
        Parallelism.threads = 3
        #expect(try Self.inverse(matrix).lower == one)
    }
}
