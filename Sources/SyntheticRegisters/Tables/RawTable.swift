// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// One file of an invented register: its place, its columns, and the rows that a piece of the world has in it.
public struct RawTable: Sendable {
    /// The register's name, such as `INHATAB`.
    public let register: String
    /// From the folder of the registers, without the ending: `INKOMEN/INHATAB/INHA2016TABV2`.
    public let path: String
    public let layout: [ColumnLayout]
    private let make: @Sendable (FamilyBlock) throws -> Table

    init<Row>(
        _ register: String, _ path: String, _ columns: [TableColumn<Row>], _ rows: @escaping @Sendable (FamilyLife) -> [Row]
    ) {
        (self.register, self.path) = (register, path)
        layout = columns.map(\.layout)
        make = { block in
            var all: [Row] = []
            all.reserveCapacity(block.families.count * 2)
            for family in block.families { all += rows(family) }
            return try Table(
                columns: columns.map { column in
                    let (values, missing) = column.column(all)
                    return Column(name: column.layout.name, values: values, missing: missing)
                })
        }
    }

    /// The rows of some families, in their order.
    public func rows(of block: FamilyBlock) throws -> Table { try make(block) }
}

/// Some families of the invented world: what is made and written at a time.
public struct FamilyBlock: Sendable {
    let families: [FamilyLife]
}
