// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles
import Testing

@Suite("The embedded database")
struct StoreTests {
    /// Three births: whole numbers, numbers, dates, codes, texts, each with a missing cell.
    static func births() throws -> Table {
        try Table(columns: [
            Column(name: "amddd", values: .integer([250, 280, 0]), missing: [0, 0, 1]),
            Column(name: "weight", values: .number([2400.5, 3500, 0]), missing: [0, 0, 3]),
            Column(name: "ddgeb", values: .date([day(2019, 3, 7), day(2016, 2, 29), day(2000, 1, 1)])),
            Column(name: "wic", values: .category(codes: [1, 0, 0], levels: [Level(code: "N"), Level(code: "Y")]), missing: [0, 0, 1]),
            Column(name: "key", values: .text(["000000012", "a longer text than twelve bytes", "é"])),
        ])
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay { CivilDay(year: year, month: month, day: day) ?? CivilDay(daysSinceEpoch: 0) }

    @Test func readsEveryTypeOfSQL() throws {
        let table = try Store().query(
            """
            SELECT * FROM (VALUES
                (true, 1::TINYINT, 40000::USMALLINT, 18446744073709551615::UBIGINT, 5::HUGEINT, 1.5::FLOAT, 12.34::DECIMAL(5,2),
                    'text that is long enough'),
                (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) t(b, t, u, w, h, f, d, s)
            """)
        #expect(table.rowCount == 2)
        #expect(table.columns.map(\.type) == [.category, .integer, .integer, .number, .integer, .number, .number, .text])
        #expect(table.columns.allSatisfy { $0.missing == [0, 1] })
        #expect(table["b"]?.truthValues == [true, nil])
        guard case .number(let decimals)? = table["d"]?.values, case .number(let wide)? = table["w"]?.values else { return #expect(Bool(false)) }
        #expect(decimals[0] == 12.34)
        #expect(wide[0] == 0x1p64)
    }

    /// 128-bit numbers below zero: their halves cancel when they are rounded one by one.
    @Test func readsWideNumbersBelowZero() throws {
        let table = try Store().query("SELECT -3.5::DECIMAL(38, 2) AS d, -9223372036854775809::HUGEINT AS h, -5::HUGEINT AS small")
        guard case .number(let decimals)? = table["d"]?.values, case .number(let huge)? = table["h"]?.values,
            case .integer(let small)? = table["small"]?.values
        else { return #expect(Bool(false)) }
        #expect(decimals == [-3.5] && huge == [-0x1p63] && small == [-5])
    }

    @Test func readsPointsInTime() throws {
        let table = try Store().query(
            """
            SELECT DATE '2019-03-07' AS d, TIMESTAMP '2019-03-07 00:00:00' AS midnight, TIMESTAMP '1969-12-31 23:59:59.25' AS clock,
                TIME '07:05:00' AS time,
                TIMESTAMP_S '2019-03-07 00:00:00' AS seconds, TIMESTAMPTZ '2019-03-07 01:00:00+01' AS zoned, 'b'::ENUM('a', 'b') AS level
            """)
        for name in ["d", "midnight", "seconds", "zoned"] {
            guard case .date(let days)? = table[name]?.values else { return #expect(Bool(false), "\(name) is no date") }
            #expect(days == [Self.day(2019, 3, 7)])
        }
        guard case .text(let clock)? = table["clock"]?.values, case .text(let time)? = table["time"]?.values else { return #expect(Bool(false)) }
        #expect(clock == ["1969-12-31T23:59:59.25"])
        #expect(time == ["07:05:00"])
        guard case .category(let codes, let levels)? = table["level"]?.values else { return #expect(Bool(false)) }
        #expect(codes == [1] && levels.map(\.code) == ["a", "b"])
    }

    @Test func tablesComeBackAsTheyWere() throws {
        let store = try Store()
        try store.append(Self.births(), as: "births")
        let back = try store.query("SELECT * FROM births", maximumLevels: 2)
        #expect(back.columnNames == ["amddd", "weight", "ddgeb", "wic", "key"])
        #expect(back["amddd"]?.missing == [0, 0, 1])
        #expect(back["weight"]?.missing == [0, 0, 1])
        guard case .text(let keys)? = back["key"]?.values, case .date(let days)? = back["ddgeb"]?.values else { return #expect(Bool(false)) }
        #expect(keys == ["000000012", "a longer text than twelve bytes", "é"])
        #expect(days[1].iso == "2016-02-29")
    }

    @Test func derivesColumnsInRowOrder() throws {
        let columns = try Store().evaluate(
            [
                StoreExpression(name: "conception", sql: "ddgeb - amddd"), StoreExpression(name: "preterm", sql: "AMDDD < 259 -- in days"),
                StoreExpression(name: "on_wic", sql: "wic = 'Y'"), StoreExpression(name: "ratio", sql: "weight / (amddd - 250)"),
                StoreExpression(name: "one", sql: "1"),
            ], over: Self.births())
        #expect(columns.map(\.name) == ["conception", "preterm", "on_wic", "ratio", "one"])
        guard case .date(let conceptions) = columns[0].values else { return #expect(Bool(false)) }
        #expect(conceptions[0].iso == "2018-06-30")
        #expect(columns[0].missing == [0, 0, 1])
        #expect(columns[1].truthValues == [true, false, nil])
        #expect(columns[2].truthValues == [true, false, nil])
        #expect(columns[3].missing == [1, 0, 1], "a quotient by zero is unknown")
        #expect(columns[4].count == 3)
    }

    @Test func manyRowsKeepTheirOrder() throws {
        let rows = 300_000
        let table = try Table(columns: [Column(name: "n", values: .integer((0..<rows).map { Int64($0) * 7_919 % 1_000_003 }))])
        let store = try Store(limits: StoreLimits(threads: 2))
        guard case .integer(let before) = table.columns[0].values,
            case .integer(let after) = try store.evaluate([StoreExpression(name: "m", sql: "n + 1")], over: table)[0].values
        else { return #expect(Bool(false)) }
        #expect(zip(before, after).allSatisfy { $0 + 1 == $1 })
    }

    @Test func anEmptyTableGivesEmptyColumns() throws {
        let table = try Table(columns: [Column(name: "n", values: .integer([]))])
        #expect(try Store().evaluate([StoreExpression(name: "m", sql: "n > 1")], over: table)[0].count == 0)
    }

    @Test(arguments: ["count(*)", "amddd, weight", "amddd) FROM births; SELECT (1", "nothing + 1", "amddd +", "(SELECT", "sum(amddd)"])
    func refusesWhatIsNotOneValueARow(sql: String) throws {
        #expect { try Store().evaluate([StoreExpression(name: "risk", sql: sql)], over: Self.births()) } throws: { error in
            switch error as? StoreError {
            case .refused("risk", _), .unsupportedType("risk"): true
            default: false
            }
        }
    }

    @Test(arguments: [
        "SELECT * FROM read_text('/etc/hostname')", "COPY (SELECT 1) TO '/tmp/evenkans-must-not-exist.csv'", "SET enable_external_access = true",
        "INSTALL spatial",
        "LOAD spatial", "ATTACH '/tmp/evenkans-must-not-exist.db'", "SET threads = 8",
    ])
    func isSealed(statement: String) throws {
        #expect(throws: StoreError.self) { try Store().execute(statement) }
    }

    @Test func errorsHoldNoValue() throws {
        let table = try Table(columns: [Column(name: "secret", values: .text(["Zoutelande", "7"]))])
        #expect { try Store().evaluate([StoreExpression(name: "n", sql: "secret::INTEGER")], over: table) } throws: { error in
            !"\(error)".contains("Zoutelande") && "\(error)".contains("n: ")
        }
    }

    @Test func namesThatDifferInCaseNeedTheirOwnSpelling() throws {
        let table = try Table(columns: [Column(name: "Age", values: .integer([1])), Column(name: "age", values: .integer([2]))])
        guard case .integer(let values) = try Store().evaluate([StoreExpression(name: "x", sql: "age * 10")], over: table)[0].values else {
            return #expect(Bool(false))
        }
        #expect(values == [20])
        #expect(throws: StoreError.self) { try Store().evaluate([StoreExpression(name: "x", sql: "AGE * 10")], over: table) }
    }

    @Test func anInfinityIsAnErrorAndNaNIsNotRecorded() throws {
        #expect(throws: StoreError.infinite(column: "x", row: 2)) { try Store().query("SELECT unnest([1.0, 'inf'::DOUBLE]) AS x") }
        #expect(try Store().query("SELECT unnest([1.0, 'nan'::DOUBLE]) AS x").columns[0].missing == [0, 1])
    }

    @Test func stopsWhenAsked() throws {
        let progress = ProgressMonitor()
        progress.cancel()
        #expect(throws: Cancelled.self) {
            try Store().query("SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b", progress: progress)
        }
    }
}
