// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Testing

@Suite("Tables")
struct TableTests {
    static func births() throws -> Table {
        try Table(columns: [
            Column(name: "weight", unit: "gram", values: .number([2500, 3000.5, 0, -9]), missing: [0, 0, 1, 0]),
            Column(
                name: "wic", label: LocalizedText(en: "on WIC", nl: "met steun"),
                values: .category(
                    codes: [0, 1, 2, 0], levels: [Level(code: "1", label: LocalizedText(en: "yes", nl: "ja")), Level(code: "2"), Level(code: "9")])),
            Column(name: "parity", values: .integer([0, 1, 1, 2])),
            Column(name: "key", values: .text(["a", "b", "c", "d"])),
            Column(name: "birth", values: .date((0..<4).map { CivilDay(daysSinceEpoch: $0) })),
        ])
    }

    @Test func rowsAndColumnsAreSelected() throws {
        let table = try Self.births().selecting(rows: [3, 0, 0]).selecting(columns: ["key", "weight"])
        #expect(table.columnNames == ["key", "weight"] && table.rowCount == 3)
        guard case .text(let keys)? = table["key"]?.values else { return #expect(Bool(false)) }
        #expect(keys == ["d", "a", "a"])
        #expect(table["weight"]?.missing == nil, "no missing cell is left")
        #expect(throws: RegisterDataError.unknownColumn("wieght", suggestion: "weight")) { try Self.births().selecting(columns: ["wieght"]) }
        #expect(
            try Self.births().replacing([Column(name: "key", values: .integer([1, 2, 3, 4])), Column(name: "new", values: .integer([1, 2, 3, 4]))])
                .columnNames.last == "new")
    }

    @Test func declaredCodesBecomeMissing() throws {
        let weight = try #require(try Self.births().column("weight").declaring(missing: [DeclaredMissing(code: "-9", meaning: .unlinked)]))
        #expect(weight.missing == [0, 0, 1, 5])
        let again = try #require(weight.declaring(missing: [DeclaredMissing(code: "2500"), DeclaredMissing(code: "-9")]))
        #expect(again.missing == [5, 0, 1, 6] && again.declaredMissing.map(\.code) == ["2500", "-9"])
        let wic = try #require(try Self.births().column("wic").declaring(missing: [DeclaredMissing(code: "2")]))
        guard case .category(let codes, let levels) = wic.values else { return #expect(Bool(false)) }
        #expect(levels.map(\.code) == ["1", "9"] && codes == [0, 0, 1, 0] && wic.missing == [0, 5, 0, 0])
        #expect(try Self.births().column("key").declaring(missing: (0..<251).map { DeclaredMissing(code: "\($0)") }) == nil)
    }

    /// What is read from the table changes its identity; what is only said about it does not.
    @Test func theFingerprintIsOfTheData() throws {
        let table = try Self.births()
        var relabelled = table.columns
        relabelled[0].label = LocalizedText("weight")
        relabelled[0].unit = "kg"
        // The value under a missing cell is arbitrary.
        relabelled[0].values = .number([2500, 3000.5, 77, -9])
        #expect(try Table(columns: relabelled).fingerprint == table.fingerprint)
        var others: [Fingerprint] = [table.fingerprint]
        for change in 0..<5 {
            var columns = table.columns
            switch change {
            case 0: columns[0].values = .number([2500, 3000.5, 0, -8])
            case 1: columns[0].missing = [0, 0, 2, 0]
            case 2: columns[3].values = .text(["a", "b", "cd", ""])
            case 3: columns.swapAt(2, 3)
            default: columns[1].values = .category(codes: [0, 1, 2, 0], levels: ["1", "2", "8"].map { Level(code: $0) })
            }
            others.append(try Table(columns: columns).fingerprint)
        }
        #expect(Set(others).count == others.count)
    }

    @Test func truthValues() {
        let levels = [Level(code: "FALSE"), Level(code: "True")]
        #expect(Column(name: "x", values: .category(codes: [1, 0, 0], levels: levels), missing: [0, 0, 1]).truthValues == [true, false, nil])
        #expect(Column(name: "x", values: .integer([1, 0])).truthValues == [true, false])
        #expect(Column(name: "x", values: .integer([1, 2])).truthValues == nil)
    }

    @Test func theDescriptionCountsAndNamesButShowsNoExtreme() throws {
        let table = try Self.births()
        let declared = try #require(
            table.columns[0].declaring(missing: [DeclaredMissing(code: "-9", label: LocalizedText(en: "refused", nl: "geweigerd"))]))
        let description = TableDescription(try table.replacing([declared]))
        let weight = description.columns[0]
        #expect(weight.distinct == 2 && weight.measurement == .ordered)
        #expect(weight.missing.map(\.rows) == [1, 1] && weight.missing.map(\.code) == ["not-recorded", "-9"])
        #expect(description.columns[1].levels.map(\.rows) == [2, 1, 1])
        #expect(description.columns.map(\.measurement) == [.ordered, .nominal, .ordered, .nominal, .scale])
        let many = Column(name: "n", values: .integer((0..<13).map { $0 * 1000 + 123_456 }))
        let text = TableDescription(try Table(columns: [many])).text(.english)
        #expect(!text.contains("123456") && !text.contains("135456") && text.contains("scale"))
        #expect(description.text(.dutch).contains("ontbreekt: -9 = geweigerd: 1"))
    }

    @Test func aFileCannotSteerTheTerminal() throws {
        let column = Column(name: "x\u{1b}[2J", label: LocalizedText("a\nb"), values: .integer([1]))
        #expect(!TableDescription(try Table(columns: [column])).text(.english).contains("\u{1b}"))
    }
}
