// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

/// Where rows live: neighbourhoods, and which of them touch.
public struct AreaMap: Hashable, Sendable {
    public let codes: [String]
    /// Position in `codes` of each row's area; -1 where it is not known.
    public let areaOfRow: [Int32]
    /// Positions of the areas that touch each area; `nil` where no map is given.
    public let neighbours: [[Int]]?

    public init(codes: [String], areaOfRow: [Int32], neighbours: [[Int]]? = nil) {
        (self.codes, self.areaOfRow, self.neighbours) = (codes, areaOfRow, neighbours)
    }
}

/// On which neighbourhoods flags and false alarms come down.
///
/// Raw concentration is information, each number beside what chance gives (methods 20, 22): a perfect model flags poor neighbourhoods more.
/// - `stigma.areas`: per area flags and false alarms per 1,000, location quotient, excess of false alarms; a table.
/// - `stigma.false-alarms`: the verdict. False alarms in an area divided by those that the scores themselves expect among its flagged,
///   sum of (1 - s); shrunk towards all areas; one Benjamini-Hochberg family over areas.
/// - `stigma.location-quotient`, `stigma.gini`, `stigma.half-share`, `stigma.moran`, `stigma.area-share`: information.
public struct StigmaAudit: Hashable, Sendable {
    /// Of the ratio of false alarms to expected ones.
    public var limit: Double
    /// Fewer rows (for a rate) or flagged rows (for a ratio) of an area give no number.
    public var minimumRows: Int
    /// Draws of each distribution by chance.
    public var replicates: Int
    public var level: Double
    public var seed: UInt64

    public init(limit: Double = ObservedExpected.limit, minimumRows: Int = 20, replicates: Int = 999, level: Double = 0.95, seed: UInt64 = 0) {
        (self.limit, self.minimumRows, self.replicates, self.level, self.seed) = (limit, minimumRows, replicates, level, seed)
    }

    /// - Parameters:
    ///   - selection: who is flagged.
    /// - Throws: `FairnessError` for areas of other rows or neighbours that do not exist; `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection, areas: AreaMap, context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        guard limit.isFinite, limit > 0, limit != 1 else { throw FairnessError.limitNotUsable(key: "stigma.false-alarms") }
        guard selection.isReached.count == predictions.count else { throw FairnessError.unequalLength("the selection") }
        guard areas.areaOfRow.count == predictions.count else { throw FairnessError.unequalLength("area") }
        if let neighbours = areas.neighbours {
            guard neighbours.count == areas.codes.count, neighbours.allSatisfy({ $0.allSatisfy(areas.codes.indices.contains) }) else {
                throw FairnessError.unequalLength("neighbours")
            }
        }
        let counts = AreaCounts(predictions, selection, areas)
        var about = context.about
        about.at = selection.at
        guard counts.places.count > 1 else {
            return [
                JudgedFinding(
                    Finding(
                        key: "stigma.areas", about: about, verdict: .insufficient, why: "stigma.one-area", reason: "stigma.one-area",
                        stage: context.stage, says: Sentence("stigma.one-area")))
            ]
        }
        try progress.checkCancellation()
        let part = StigmaFindings(
            audit: self, predictions: predictions, counts: counts, areas: areas, about: about, context: context, progress: progress)
        return part.judged() + [part.table(), part.locationQuotients()] + (try part.concentration())
            + [areas.neighbours.flatMap { part.moran($0) }, part.scoreByArea()].compactMap { $0 }
    }
}
