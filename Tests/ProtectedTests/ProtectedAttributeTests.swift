// SPDX-License-Identifier: EUPL-1.2

import Basics
import Protected
import RegisterData
import Testing

@Suite("Groups of a protected attribute")
struct ProtectedAttributeTests {
    private let age = Column(name: "mager", values: .number([17, 20, 34, 35, .nan, 41]), missing: [0, 0, 0, 0, 0, 1])
    private let pay = Column(
        name: "pay",
        values: .category(
            codes: [0, 1, 2, 2, 1, 0],
            levels: [
                Level(code: "1", label: LocalizedText("Medicaid")), Level(code: "2", label: LocalizedText(en: "private", nl: "particulier")),
                Level(code: "3", label: LocalizedText(en: "self-pay", nl: "zelf betaald")), Level(code: "8"),
            ]))

    @Test func cutsANumberIntoIntervals() throws {
        let attribute = try ProtectedAttribute(name: "age group", column: age, grouping: .cut([20, 35]))
        #expect(attribute.levels.map(\.code) == ["<20", "20-<35", ">=35", "not-recorded"])
        #expect(attribute.levels[1].label == LocalizedText(en: "20 to 34", nl: "20 tot en met 34"))
        #expect(attribute.codes == [0, 1, 1, 2, 3, 3])
        #expect(attribute.levels.map(\.isNotRecorded) == [false, false, false, true])
        #expect(attribute.levels[0].group == ["age group": "<20"])
    }

    @Test func cutOfNumbersWithDecimalsSaysUnder() throws {
        let income = Column(name: "income", values: .number([1.5, 2.5, 9]))
        let attribute = try ProtectedAttribute(name: "income", column: income, grouping: .cut([2, 2.5]))
        #expect(attribute.levels.map(\.code) == ["<2", ">=2.5"])
        #expect(attribute.levels[1].label == LocalizedText(en: "2.5 or more", nl: "2,5 of meer"))
    }

    @Test func namedGroupsLeaveTheRestToOther() throws {
        let groups = [Grouping.NamedGroup(name: "public", codes: ["1"]), .init(name: "own", codes: ["zelf betaald"])]
        let attribute = try ProtectedAttribute(name: "pay", column: pay, grouping: .named(groups))
        #expect(attribute.levels.map(\.code) == ["public", "own", "other"])
        #expect(attribute.codes == [0, 2, 1, 1, 2, 0])
    }

    @Test func levelsWithoutRowsAreLeftOut() throws {
        let attribute = try ProtectedAttribute(name: "pay", column: pay)
        #expect(attribute.levels.map(\.code) == ["1", "2", "3"])
        #expect(try attribute.level("2") == 1 && (try attribute.level("particulier")) == 1)
        #expect(throws: ProtectedError.unknownLevel(attribute: "pay", asked: "8", known: ["1", "2", "3"])) { try attribute.level("8") }
    }

    @Test func anAmbiguousLabelIsAnError() throws {
        let same = LocalizedText("unknown")
        let column = Column(name: "o", values: .category(codes: [0, 1], levels: [Level(code: "a", label: same), Level(code: "b", label: same)]))
        let attribute = try ProtectedAttribute(name: "o", column: column)
        #expect(throws: ProtectedError.ambiguousLevel(attribute: "o", asked: "unknown")) { try attribute.level("unknown") }
    }

    @Test func crossingKeepsPairsThatOccur() throws {
        let first = try ProtectedAttribute(name: "pay", column: pay)
        let second = try ProtectedAttribute(name: "age", column: age, grouping: .cut([35]))
        let crossed = first.crossed(with: second)
        #expect(crossed.name == "pay x age")
        #expect(crossed.levels.map(\.code) == ["1 x <35", "1 x not-recorded", "2 x <35", "2 x not-recorded", "3 x <35", "3 x >=35"])
        #expect(crossed.levels.map(\.isNotRecorded) == [false, true, false, true, false, false])
        #expect(crossed.codes == [0, 2, 4, 5, 3, 1])
        #expect(crossed.levels[5].group == ["pay": "3", "age": ">=35"])
    }

    @Test(arguments: [[], [35, 20], [20, 20], [.infinity]])
    func refusesCutsThatDoNotRise(cuts: [Double]) {
        #expect(throws: ProtectedError.cutNotAscending(attribute: "age")) { try ProtectedAttribute(name: "age", column: age, grouping: .cut(cuts)) }
    }

    @Test func refusesGroupsThatCannotBe() {
        #expect(throws: ProtectedError.cutNeedsNumbers(attribute: "pay")) { try ProtectedAttribute(name: "pay", column: pay, grouping: .cut([1])) }
        #expect(throws: ProtectedError.levelInTwoGroups(attribute: "pay", level: "1")) {
            try ProtectedAttribute(name: "pay", column: pay, grouping: .named([.init(name: "a", codes: ["1"]), .init(name: "b", codes: ["1"])]))
        }
        let many = Column(name: "many", values: .integer((0..<2000).map { Int64($0) }))
        #expect(throws: ProtectedError.tooManyLevels(attribute: "many", count: 2000, most: 1000)) {
            try ProtectedAttribute(name: "many", column: many)
        }
    }

    /// An error never shows what is in a cell of a person.
    @Test func messagesHoldNoValues() {
        let many = Column(name: "many", values: .text((0..<2000).map { "secret\($0)" }))
        do {
            _ = try ProtectedAttribute(name: "many", column: many)
            Issue.record("expected an error")
        } catch {
            #expect(!error.description.contains("secret"))
        }
    }
}

@Suite("Sealed attributes")
struct ProtectedAttributesTests {
    private func attributes() throws -> ProtectedAttributes {
        let sex = Column(name: "sex", values: .text(["f", "m", "f"])), wic = Column(name: "wic", values: .text(["Y", "N", "U"]))
        return try ProtectedAttributes([ProtectedAttribute(name: "sex", column: sex), ProtectedAttribute(name: "wic", column: wic)])
    }

    @Test func everyOpeningIsRecordedWithItsReason() throws {
        let attributes = try attributes(), log = AccessLog()
        let rows = try attributes.open(for: .audit, in: log) { $0.map(\.codes.count) }
        #expect(rows == [3, 3])
        _ = try attributes.open(for: .missingness, in: log, only: ["wic"]) { $0.count }
        _ = try attributes.open(for: .audit, in: log) { $0.count }
        let entries = log.drain()
        #expect(entries.map(\.reason) == [.audit, .missingness])
        #expect(entries.map(\.attributes) == [["sex", "wic"], ["wic"]])
        #expect(entries.map(\.times) == [2, 1])
        #expect(log.drain().isEmpty)
    }

    @Test func anUnknownAttributeOpensNothing() throws {
        let attributes = try attributes(), log = AccessLog()
        #expect(throws: ProtectedError.unknownAttribute("age", known: ["sex", "wic"])) {
            try attributes.open(for: .audit, in: log, only: ["age"]) { _ in }
        }
        #expect(log.drain().isEmpty)
    }

    @Test func namesAreUniqueAndLengthsEqual() throws {
        let short = try ProtectedAttribute(name: "sex", column: Column(name: "sex", values: .text(["f"])))
        let long = try ProtectedAttribute(name: "wic", column: Column(name: "wic", values: .text(["Y", "N"])))
        #expect(throws: ProtectedError.duplicateAttribute("sex")) { try ProtectedAttributes([short, short]) }
        #expect(throws: ProtectedError.unequalLength(attribute: "wic")) { try ProtectedAttributes([short, long]) }
    }

    @Test(arguments: AccessReason.allCases) func everyReasonHasItsArticle(reason: AccessReason) {
        #expect(reason.article.contains("10(5)") && !reason.words.en.isEmpty && reason.words.nl.hasPrefix("om "))
    }
}
