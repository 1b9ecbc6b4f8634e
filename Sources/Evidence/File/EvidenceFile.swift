// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// `evidence.json`: all that one run found.
public struct EvidenceFile: Hashable, Sendable, Codable {
    public var study: StudyDescription
    /// SHA-256 of each input file, by its name in the plan.
    public var inputs: [String: String]
    public var findings: [Finding]

    public init(study: StudyDescription, inputs: [String: String], findings: [Finding]) {
        (self.study, self.inputs, self.findings) = (study, inputs, findings)
    }

    /// The findings with a key, in file order.
    public subscript(key: String) -> [Finding] { findings.filter { $0.key == key } }

    /// The same bytes for the same content: keys sorted, one finding a line.
    public func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = Data("{\"study\":".utf8)
        data += try encoder.encode(study)
        data += Data(",\n\"inputs\":".utf8)
        data += try encoder.encode(inputs)
        data += Data(",\n\"findings\":[\n".utf8)
        for (index, finding) in findings.enumerated() {
            if index > 0 { data += Data(",\n".utf8) }
            data += try encoder.encode(finding)
        }
        data += Data("\n]}\n".utf8)
        return data
    }

    public init(decoding data: Data) throws {
        self = try JSONDecoder().decode(EvidenceFile.self, from: data)
    }
}

/// What the report must know of the plan: titles, labels, choices, and what people still have to decide.
public struct StudyDescription: Hashable, Sendable, Codable {
    public var name: String
    public var title: LocalizedText
    public var purpose: String
    public var seed: Int
    /// Whether the test rows were opened (`--final`).
    public var final: Bool
    /// Words for people: `outcome:preterm`, `feature:mager`, `attribute:wic`, `level:wic=Y`, `area:GM0363`.
    public var labels: [String: LocalizedText]
    /// Units of features: `feature` -> unit.
    public var units: [String: String]
    /// Plan keys whose value is still `?`.
    public var undecided: [String]
    /// Facts of the plan that the report prints, in order: name -> value, both already words.
    public var choices: [Choice]
    /// How often the test rows were opened over all runs of this study, and after how many changes of its plan.
    public var openings: Int
    public var planChanges: Int
    public var version: String

    public struct Choice: Hashable, Sendable, Codable {
        public var name: LocalizedText
        public var value: LocalizedText

        public init(name: LocalizedText, value: LocalizedText) {
            (self.name, self.value) = (name, value)
        }
    }

    public init(
        name: String, title: LocalizedText, purpose: String, seed: Int, final: Bool, labels: [String: LocalizedText] = [:],
        units: [String: String] = [:],
        undecided: [String] = [], choices: [Choice] = [], openings: Int = 0, planChanges: Int = 0, version: String = "1"
    ) {
        self.name = name
        self.title = title
        self.purpose = purpose
        self.seed = seed
        self.final = final
        self.labels = labels
        self.units = units
        self.undecided = undecided
        self.choices = choices
        self.openings = openings
        self.planChanges = planChanges
        self.version = version
    }
}
