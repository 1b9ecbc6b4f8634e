// SPDX-License-Identifier: EUPL-1.2

import Basics
import Testing

@Suite("Did you mean")
struct NearestNameTests {
    static let keys = ["study", "features", "protected", "outcomes", "split", "seed", "mother_age"]

    @Test(arguments: [
        ("studdy", "study"), ("fetaures", "features"), ("Protected", "protected"), ("outcome", "outcomes"), ("sede", "seed"),
        ("mother-age", "mother_age"),
    ])
    func suggestsTheCloseOne(written: String, meant: String) {
        #expect(NearestName.suggestion(for: written, among: Self.keys) == meant)
    }

    @Test(arguments: ["", "x", "capacity", "study", "s"])
    func staysSilentWhenNothingIsClose(written: String) {
        #expect(NearestName.suggestion(for: written, among: ["study"]) == nil)
    }

    @Test func doesNotCompareVeryLongNames() {
        let long = String(repeating: "study", count: 1000)
        #expect(NearestName.suggestion(for: long, among: [long + "x"]) == nil)
    }

    @Test func prefersTheNearerAndThenTheFirst() {
        #expect(NearestName.suggestion(for: "income", among: ["incomes_b", "incame", "incomf"]) == "incame")
    }

    @Test func aSwapOfNeighboursIsOneChange() {
        #expect(NearestName.suggestion(for: "ab", among: ["ba"]) == "ba")
        #expect(NearestName.suggestion(for: "ab", among: ["cd"]) == nil)
    }
}
