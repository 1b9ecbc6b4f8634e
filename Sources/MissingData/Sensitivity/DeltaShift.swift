// SPDX-License-Identifier: EUPL-1.2

/// How far the imputed values of one column are moved, to see what would follow if they were not like those of similar rows (missing not at random).
///
/// A delta of 0 is what the chained equations draw: missing at random. Every other delta uses the same parameters and random numbers, so that
/// nothing but the delta differs. Source: Van Buuren, Boshuizen and Knook (1999), Statistics in Medicine 18, 681-694; Leacy (2016), Multiple
/// imputation under missing not at random assumptions via fully conditional specification, chapter 3.
public struct DeltaShift: Hashable, Sendable {
    public let column: String
    /// Position of the level whose log-odds against all others are shifted; `nil` for a column of numbers.
    public let level: Int?
    /// In standard deviations of the observed values (numbers), or log-odds (a level).
    public let deltas: [Double]

    public init(column: String, level: Int? = nil, deltas: [Double]) { (self.column, self.level, self.deltas) = (column, level, deltas) }
}
