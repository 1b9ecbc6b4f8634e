// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// A symmetric positive definite matrix at random.
enum DrawnMatrix {
    static func positiveDefinite(_ size: Int, seed: UInt64 = 3) -> Matrix {
        var random = Philox(seed: seed, stage: "drawn-matrix", item: UInt64(size))
        var root = Matrix(rows: size, columns: size)
        for index in root.elements.indices { root.elements[index] = random.uniform() - 0.5 }
        var result = root.transposedTimes(root)
        for index in 0..<size { result[index, index] += 1 }
        return result
    }
}
