// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// Numbers in CSV files are Swift's own shortest texts, whichever way they are made.
@Suite struct CSVNumberTests {
    @Test func theShortestText() throws {
        var random = Philox(seed: 1, stage: "test.csv-number")
        var numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, 0.001, 0.0001, 0.0009, 0.00012, 1e9, 999_999_999.9999, 1_234_567_890.12345, 1e13, 1e15, 1e16, 1e17, -2.5, 1.0 / 3,
            0.3,
            0.1 + 0.2, 123.4567, 123.45675, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 5e-324, 1e-5, 9_007_199_254_740_993, 12_345.6789, 0.5,
        ]
        for _ in 0..<20_000 {
            let size = pow(10, random.uniform() * 16 - 4), decimals = pow(10, Double(random.below(7)))
            numbers.append((random.uniform() - 0.5) * size)
            numbers.append(((random.uniform() - 0.5) * size * decimals).rounded() / decimals)
        }
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("numbers.csv")
            try DataFile.write(try Table(columns: [Column(name: "x", values: .number(numbers))]), to: file)
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
            #expect(lines.count == numbers.count)
            for (line, number) in zip(lines, numbers) { #expect(line == number.description) }
        }
    }
}
