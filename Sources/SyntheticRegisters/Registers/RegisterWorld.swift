// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import StatMath

/// An invented world and how it was recorded, from which the raw registers are written piece by piece.
///
/// The births are held (some 300 bytes each); families, addresses, incomes, jobs and costs are made for one piece at a time and forgotten.
public struct RegisterWorld: Sendable {
    let world: World
    let keys: RegisterKeys
    let births: [Birth]
    let detection: Detection
    let missingness: [MaskedColumn: Missingness]
    let linkage: Linkage
    let costs: CostRecording
    let pastFlag: PastFlag
    let comparator: ComparatorRecording
    let mislabelling: Mislabelling
    /// Rows of the births by mother: those of one lie together, in the order of the mothers.
    private let order: [Int]
    /// Where each piece begins in `order`.
    private let starts: [Int]

    private static let birthsPerPiece = 4_096

    init(
        world: World, births: [Birth], detection: Detection, missingness: [MaskedColumn: Missingness], linkage: Linkage, costs: CostRecording,
        pastFlag: PastFlag, comparator: ComparatorRecording, mislabelling: Mislabelling
    ) {
        (self.world, self.births, self.detection, self.missingness) = (world, births, detection, missingness)
        (self.linkage, self.costs, self.pastFlag) = (linkage, costs, pastFlag)
        (self.comparator, self.mislabelling) = (comparator, mislabelling)
        keys = RegisterKeys(seed: world.seed)
        var rows = Array(births.indices)
        // Mother, then pregnancy, then child of a pregnancy.
        let items = births.map(\.item)
        rows.sort { items[$0] < items[$1] }
        var starts = [0]
        for position in rows.indices where position - (starts.last ?? 0) >= Self.birthsPerPiece {
            if births[rows[position]].mother.index != births[rows[position - 1]].mother.index { starts.append(position) }
        }
        (order, self.starts) = (rows, starts + [rows.count])
    }

    public var pieces: Int { starts.count - 1 }

    /// The families of one piece. The same piece is always the same.
    public func block(_ piece: Int) -> FamilyBlock {
        var families: [FamilyLife] = []
        var first = starts[piece]
        while first < starts[piece + 1] {
            let mother = births[order[first]].mother.index
            var end = first + 1
            while end < starts[piece + 1], births[order[end]].mother.index == mother { end += 1 }
            families.append(FamilyLife(order[first..<end].map { ($0, births[$0]) }, keys: keys, in: world))
            first = end
        }
        return FamilyBlock(families: families)
    }

    /// Every file of every register.
    public var tables: [RawTable] {
        birthTables + personTables + householdTables + addressTables + incomeTables + workTables + educationTables + careTables
            + youthTables + debtTables + eventTables
    }
}
