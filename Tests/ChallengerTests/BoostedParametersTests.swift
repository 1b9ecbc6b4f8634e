// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Foundation
import Learning
import TestSupport
import Testing

/// What is refused, and in which words.
@Suite("Boosted trees: refusals")
struct BoostedParametersTests {
    static let births = DrawnBirths(600)

    @Test(arguments: [
        ("trees", BoostedParameters(trees: 0)), ("trees", BoostedParameters(trees: 1_000_000)), ("depth", BoostedParameters(depth: 0)),
        ("depth", BoostedParameters(depth: 31)), ("rate", BoostedParameters(rate: 0)), ("rate", BoostedParameters(rate: 1.5)),
        ("rate", BoostedParameters(rate: .nan)), ("minimumChildWeight", BoostedParameters(minimumChildWeight: -1)),
        ("minimumChildWeight", BoostedParameters(minimumChildWeight: .infinity)), ("ridge", BoostedParameters(ridge: -0.1)),
        ("ridge", BoostedParameters(ridge: .nan)), ("rowShare", BoostedParameters(rowShare: 0)), ("rowShare", BoostedParameters(rowShare: 1.1)),
        ("minimumRows", BoostedParameters(minimumRows: 0)),
    ])
    func absurdParameters(name: String, parameters: BoostedParameters) {
        let error = #expect(throws: ChallengerError.self) { try parameters.fit(Self.births.data, progress: .silent) }
        guard case .parameter(let named, _) = error else {
            Issue.record("the parameter is named")
            return
        }
        #expect(named == name)
    }

    /// A machine without the library, one with a file that is none, and one with a library of something else.
    @Test func withoutTheLibrary() throws {
        try withTemporaryFolder { folder in
            let text = folder.appendingPathComponent("libxgboost.so")
            try Data("no library\n".utf8).write(to: text)
            for places in [[], ["libxgboost-of-nobody.so"], [text.path], ["libc.so.6"]] {
                let error = #expect(throws: ChallengerError.libraryMissing) {
                    try BoostedParameters().fit(
                        Self.births.data, library: { () throws(ChallengerError) in try XGBoostLibrary(places: places) }, progress: .silent)
                }
                #expect(error?.cause == .input && error?.explanation.en.contains("apt-get install libxgboost0") == true)
                #expect(error?.explanation.nl.contains("apt-get install libxgboost0") == true)
            }
        }
    }

    /// What is wrong with the data is said first: nobody installs a library to learn that there are no rows.
    @Test func dataComeFirst() {
        #expect(throws: TrainingDataError.noRows) {
            try BoostedParameters().fit(
                TrainingData(Self.births.features, Self.births.outcome, rows: []),
                library: { () throws(ChallengerError) in throw .libraryMissing }, progress: .silent)
        }
    }

    @Test func everyErrorHasWords() {
        let works: [ChallengerError.Work] = [.readingRows, .learning, .reading, .scoring]
        for error in works.map({ ChallengerError.failed($0) }) + [.libraryMissing, .libraryTooOld(found: "1.5"), .parameter("trees", expected: "1")] {
            #expect(!error.explanation.en.isEmpty && error.explanation.en != error.explanation.nl)
        }
    }
}
