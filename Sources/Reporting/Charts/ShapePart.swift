// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// One part of a feature: a range of numbers, a level, or a kind of missing; with the factor by which it multiplies the odds.
struct ShapePart: Sendable {
    /// In the reader's words.
    let name: String
    /// Edges of a range; `nil` where it is open.
    let low: Double?
    let high: Double?
    let level: String?
    let isMissing: Bool
    let odds: Double
    let lower: Double
    let upper: Double
    /// The second interval, by resampling; `nil` without one.
    let resampled: (lower: Double, upper: Double)?
    let rows: Int?
    let events: Int?
}
