// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing
import TestSupport

/// Every `import` line is held against the order of the rooms: an arrow only ever points up the list.
@Suite struct ImportDirectionTests {
    /// The rooms from the ground up, as in the design.
    static let order = [
        "CReadStat", "CLAPACK", "CCompression", "CDuckDB", "CBoostMath", "CXGBoost", "CKernels", "CEmbedded", "Basics", "StatMath", "Settings",
        "Evidence",
        "RegisterData",
        "RegisterFiles", "Learning", "Metrics", "Protected", "SyntheticRegisters", "Cohorts", "MissingData", "RiskModels", "Challenger", "Validation",
        "Fairness", "Reporting",
        "Study",
        "evenkans",
    ]

    /// Rooms that analyse: they never import each other, `Study` joins them.
    static let analyses: Set = ["MissingData", "RiskModels", "Challenger", "Validation", "Fairness"]

    /// Rooms that must not see protected attributes.
    static let sealed: Set = ["RiskModels", "Challenger", "Reporting", "Learning", "Metrics", "Validation"]

    /// What the design allows each room of other people's libraries, besides the standard ones.
    static let thirdParty: [String: Set<String>] = [
        "Basics": ["Crypto"], "StatMath": ["Numerics", "RealModule"], "Settings": ["Yams"], "RegisterData": ["Collections"],
        "RiskModels": ["Numerics"],
        "Reporting": ["Mustache"], "evenkans": ["ArgumentParser"],
    ]

    static let standard: Set = ["Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc"]

    struct ImportLine: CustomTestStringConvertible, Sendable {
        let room: String
        let module: String
        let file: String
        var testDescription: String { "\(file) imports \(module)" }
    }

    static let imports: [ImportLine] = {
        let sources = SharedData.packageRoot.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path -> [ImportLine] in
            let text = (try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let position = words.firstIndex(of: "import"),
                    words[..<position].allSatisfy({ $0.hasPrefix("@") || $0 == "package" || $0 == "public" }),
                    let last = words.last
                else { return nil }
                let module = last.split(separator: ".").first.map(String.init) ?? ""
                return ImportLine(room: String(path.split(separator: "/")[0]), module: module, file: path)
            }
        }
    }()

    @Test func everyRoomIsInTheOrder() throws {
        let sources = SharedData.packageRoot.appendingPathComponent("Sources")
        for room in try FileManager.default.contentsOfDirectory(atPath: sources.path) where !room.hasPrefix(".") {
            #expect(Self.order.contains(room), "room \(room) has no place in the design")
        }
        #expect(Self.imports.count > 20)
    }

    @Test func arrowsPointUp() {
        for line in Self.imports {
            guard let target = Self.order.firstIndex(of: line.module) else {
                let allowed = Self.standard.union(Self.thirdParty[line.room] ?? [])
                #expect(allowed.contains(line.module), "\(line.testDescription)")
                continue
            }
            let source = Self.order.firstIndex(of: line.room) ?? 0
            #expect(target < source, "\(line.testDescription): the arrow points down")
        }
    }

    @Test func analysesDoNotKnowEachOther() {
        for line in Self.imports where Self.analyses.contains(line.room) {
            #expect(!Self.analyses.contains(line.module), "\(line.testDescription)")
        }
    }

    @Test func learnersAndWritersDoNotSeeProtectedAttributes() {
        for line in Self.imports where Self.sealed.contains(line.room) {
            #expect(line.module != "Protected", "\(line.testDescription)")
        }
    }
}
