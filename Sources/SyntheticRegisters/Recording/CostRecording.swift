// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Mechanism b: which part of a mother's care costs is recorded.
struct CostRecording: Sendable {
    /// Costs in the year before the conception, in euro, one a birth.
    let actual: [Double]
    /// Recorded / true, one a birth.
    let factor: [Double]

    var recorded: [Double] { zip(actual, factor).map { ($0 * $1).rounded() } }

    private static let birthsPerPiece = 16_384

    /// - Throws: when a form needs a negative part, or `Cancelled`.
    init(_ births: [Birth], world: World, biases: Biases, progress: ProgressMonitor) throws {
        var born: [Int: [Int]] = [:]
        for birth in births { born[birth.mother.index, default: []].append(Calendar.year(of: birth.day)) }
        let years = born
        let pieces = (births.count + Self.birthsPerPiece - 1) / Self.birthsPerPiece
        let actual = try parallelMap(pieces, progress: progress) { piece in
            births[piece * Self.birthsPerPiece..<min(births.count, (piece + 1) * Self.birthsPerPiece)].map { birth in
                let year = Calendar.year(of: birth.conception.day) - 1
                let children = (years[birth.mother.index] ?? []).count { $0 == year }
                return birth.costsBefore(births: children, in: world).total
            }
        }.flatMap { $0 }
        self.actual = actual
        guard let position = biases.list.firstIndex(where: { $0.mechanism == .measurement }) else {
            factor = births.map { _ in 1 }
            return
        }
        let bias = biases.list[position]
        // Corrections of earlier years are negative and weigh nothing.
        let strength = Spread(bias, position: position, births: births, areas: world.areas, weights: actual.map { max(0, $0) }).strength
        factor = strength.map { 1 + (bias.dial - 1) * $0 }
        guard factor.allSatisfy({ $0 >= 0 }) else { throw SyntheticRegistersError.formTooStrong(position: position + 1, form: bias.form) }
    }
}
