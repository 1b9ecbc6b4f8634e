// SPDX-License-Identifier: EUPL-1.2

/// How values become bins.
///
/// The end bins are always open: the smallest and the largest value of the training rows are never kept.
public struct Binning: Hashable, Sendable, Codable {
    /// Bins of a numeric feature at first.
    public var coarseBins: Int
    /// Bins of a numeric feature where the residuals ask for more; at most 255.
    public var fineBins: Int
    /// Fewest training rows of a bin that is estimated. Rarer levels and missing kinds share the bin `other`.
    public var minimumRows: Int
    /// Fewest events of a bin that is estimated; counted on the rows of each fit, so on a fold's own training rows.
    public var minimumEvents: Int
    /// Significant digits to which edges are rounded, for a disclosure profile; cuts of an expert stay as given.
    public var significantDigits: Int?

    /// Edges are learned from at most this many rows, evenly spread over the training rows.
    public static let sampleSize = 200_000

    public init(coarseBins: Int = 64, fineBins: Int = 255, minimumRows: Int = 1, minimumEvents: Int = 0, significantDigits: Int? = nil) {
        self.coarseBins = coarseBins
        self.fineBins = fineBins
        self.minimumRows = minimumRows
        self.minimumEvents = minimumEvents
        self.significantDigits = significantDigits
    }

    /// - Throws: `LearningError.binning` with the parameter and the range that it must lie in.
    public func validate() throws(LearningError) {
        guard (2...255).contains(fineBins) else { throw .binning(parameter: "fineBins", expected: "2 to 255") }
        guard (2...fineBins).contains(coarseBins) else { throw .binning(parameter: "coarseBins", expected: "2 to fineBins") }
        guard minimumRows >= 1 else { throw .binning(parameter: "minimumRows", expected: "1 or more") }
        guard minimumEvents >= 0 else { throw .binning(parameter: "minimumEvents", expected: "0 or more") }
        guard significantDigits.map({ (1...15).contains($0) }) ?? true else {
            throw .binning(parameter: "significantDigits", expected: "1 to 15")
        }
    }
}
