// SPDX-License-Identifier: EUPL-1.2

import Basics
import Benchmark
import Foundation
import Learning
import Metrics
import RegisterFiles
import RiskModels
import StatMath

private let rows = 200_000, featureCount = 20
private let register = DrawnRegister(rows: rows, features: featureCount)

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(5), maxIterations: 30)

    Benchmark("Bins: learn and code 200,000 rows x 20") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try makeMatrix()) }
    }

    Benchmark("Gradient: bin sums of 200,000 rows x 20") { benchmark in
        let sums = try Sums()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try sums.binSums()) }
    }

    Benchmark("Hessian: co-occurrence of 200,000 rows x 20, 64 bins each") { benchmark in
        let sums = try Sums(), bins = try sums.binSums()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try sums.cooccurrence(bins)) }
    }

    Benchmark("Gradient: the same in plain C") { benchmark in
        let twins = try Sums().twins
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try twins.binSums()) }
    }

    Benchmark("Hessian: the same in plain C, a pair at a time") { benchmark in
        let twins = try Sums().twins
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try twins.pairSums()) }
    }

    Benchmark("Hessian: the same in plain C, four pairs at a time") { benchmark in
        let twins = try Sums().twins
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try twins.fourPairSums()) }
    }

    Benchmark("Memory: reading 1 GB once, the limit of passes over rows") { benchmark in
        let reading = Reading(bytes: 1 << 30)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try reading.run()) }
    }

    for size in [1000, 2000] {
        Benchmark("Cholesky factor and its inverse, dimension \(size)") { benchmark in
            var matrix = Matrix(rows: size, columns: size)
            for column in 0..<size {
                for row in column..<size { matrix[row, column] = row == column ? Double(size) : 1 / Double(1 + row - column) }
            }
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations { blackHole(Cholesky(matrix)?.inverseFactor()) }
        }
    }

    Benchmark("Additive model: fit 200,000 rows x 20") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try AdditiveParameters().fit(register.training, progress: .silent)) }
    }

    Benchmark("Additive model: fit 200,000 rows x 20, with 256 resamples") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try AdditiveParameters(resamples: 256).fit(register.training, progress: .silent)) }
    }

    Benchmark("AUC with DeLong's variance, 200,000 rows") { benchmark in
        let predictions = try register.predictions()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(AreaUnderCurve.estimate(predictions)) }
    }

    Benchmark("CSV: read 200,000 rows x 20") { benchmark in
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        try csv().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try DataFile.read(file)) }
        benchmark.stopMeasurement()
    }
}

private func makeMatrix() throws -> BinnedMatrix {
    try BinnedMatrix(register.features, rows: Array(0..<rows), binning: Binning(), progress: .silent)
}

/// What a Newton step sums over the rows.
private struct Sums {
    let matrix: BinnedMatrix
    let layout: BinLayout
    let gradients: [Int64]
    let weights: [UInt32]

    init() throws {
        let matrix = try makeMatrix()
        let unit = FixedPoint(totalCaseWeight: Double(rows))
        layout = BinLayout(
            (0..<featureCount).map { feature in
                let events = Array(repeating: 1.0, count: matrix.bins[feature].count)
                return matrix.grouping(feature: feature, isFine: false, events: events, binning: Binning())
            })
        gradients = zip(register.outcome, register.risk).map { Int64((Double($0) - $1) / unit.gradientUnit) }
        weights = register.risk.map { unit.quantise(weight: $0 * (1 - $0), scale: 1 / unit.weightUnit) }
        self.matrix = matrix
    }

    var twins: Twins { Twins(matrix, layout, gradients: gradients, weights: weights) }

    func binSums() throws -> BinSums { try BinSums(matrix, gradients: gradients, weights: weights) }

    func cooccurrence(_ sums: BinSums) throws -> Cooccurrence { try Cooccurrence(matrix, layout: layout, weights: weights, sums: sums) }
}

private func csv() -> Data {
    var text = register.features.columns.map(\.name).joined(separator: ",") + "\n"
    let columns = register.features.columns.map { column -> [Double] in
        if case .numeric(let values) = column.values { values } else { [] }
    }
    for row in 0..<rows { text += columns.map { "\($0[row])" }.joined(separator: ",") + "\n" }
    return Data(text.utf8)
}
