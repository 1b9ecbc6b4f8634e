// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// Who belongs to whom.
@Suite struct FamiliesTests {
    let register: Table

    init() throws { register = try Made.honest.get().register }

    @Test func keysAreNineCharactersAndChildrenUnique() throws {
        let (children, mothers) = (try register.texts("RINPERSOON"), try register.texts("RINPERSOONMa"))
        #expect(Set(children).count == children.count)
        #expect((children + mothers).allSatisfy { $0.utf8.count == 9 })
        #expect(Set(children).isDisjoint(with: mothers))
        let unknown = mothers.filter { $0 == "---------" }.count
        #expect((1...400).contains(unknown))
        #expect(try zip(mothers, register.texts("RINPERSOONSMa")).allSatisfy { ($0 == "---------") == ($1 == "G") })
    }

    /// Children of one mother are twins of one day, or were born at least nine months apart, with parity and age to match.
    @Test func siblingsFitEachOther() throws {
        let mothers = try register.texts("RINPERSOONMa")
        let (days, parity, ages) = (try register.numbers("ddgeb"), try register.numbers("par"), try register.numbers("lft"))
        let (origins, areas, size) = (try register.texts("etnic"), try register.texts("wc"), try register.numbers("omvang"))
        var families: [String: [Int]] = [:]
        for (row, mother) in mothers.enumerated() where mother != "---------" { families[mother, default: []].append(row) }
        var withSiblings = 0
        for rows in families.values where rows.count > 1 {
            withSiblings += 1
            for (one, other) in zip(rows, rows.dropFirst()) {
                let gap = days[other] - days[one]
                #expect(origins[one] == origins[other] && areas[one] == areas[other])
                if gap == 0 {
                    #expect(size[one] == 2 && size[other] == 2 && parity[one] == parity[other])
                } else {
                    #expect(gap >= 274 && parity[other] == parity[one] + size[one])
                    #expect(abs(ages[other] - ages[one] - gap / 365.25) < 1.01)
                }
            }
        }
        #expect((0.2...0.5).contains(Double(withSiblings) / Double(families.count)))
    }

    @Test func neighbourhoodsNest() throws {
        let (areas, municipalities) = (try register.texts("wc"), try register.texts("gem"))
        #expect(zip(areas, municipalities).allSatisfy { $0.dropFirst(2).prefix(4) == $1.dropFirst(2) })
        #expect(Set(areas).count == 300)
        #expect(try register.texts("pc4").allSatisfy { $0.utf8.count == 4 && $0.hasPrefix("0") })
    }
}
