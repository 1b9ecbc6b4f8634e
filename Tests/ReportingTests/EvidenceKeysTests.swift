// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Reporting
import TestSupport
import Testing

struct EvidenceKeysTests {
    @Test func keysAreUniqueAndWellFormed() {
        let names = EvidenceKeys.names
        #expect(Set(names).count == names.count && names.count > 50)
        for name in names { #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || ".-".contains($0) }, "\(name)") }
    }

    /// The page that is shipped is the one that the program prints.
    @Test func theShippedPageIsCurrent() throws {
        let file = SharedData.packageRoot.appendingPathComponent("docs/formats/evidence.md")
        #expect(try String(contentsOf: file, encoding: .utf8) == EvidenceKeys.page, "write it again: make schema")
    }
}
