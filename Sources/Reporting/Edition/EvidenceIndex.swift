// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The findings of a run, by key, each list in file order.
struct EvidenceIndex: Sendable {
    let study: StudyDescription
    let inputs: [String: String]
    /// Under the study's own treatment of missing values.
    let findings: [Finding]
    /// What was found under other treatments, of numbers that the study has too.
    let underStrategies: [Finding]
    private let byKey: [String: [Finding]]

    init(_ file: EvidenceFile) {
        study = file.study
        inputs = file.inputs
        findings = file.findings.filter { !Self.isOfStrategy($0) }
        underStrategies = file.findings.filter(Self.isOfStrategy)
        byKey = Dictionary(grouping: findings, by: \.key)
    }

    private static func isOfStrategy(_ finding: Finding) -> Bool { finding.about.strategy != nil && !finding.key.hasPrefix("missing.") }

    /// Findings with a key under one treatment of missing values.
    func under(_ strategy: String, _ key: String) -> [Finding] { underStrategies.filter { $0.key == key && $0.about.strategy == strategy } }

    subscript(key: String) -> [Finding] { byKey[key] ?? [] }

    /// Every key with that beginning, sorted.
    func keys(startingWith prefix: String) -> [String] { byKey.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    func has(_ prefix: String) -> Bool { byKey.keys.contains { $0.hasPrefix(prefix) } }

    /// The outcomes in the order in which the run judged them.
    var outcomes: [String] { findings.compactMap(\.about.outcome).uniqued() }

    /// What was found about one outcome.
    func part(of outcome: String) -> OutcomePart { OutcomePart(outcome: outcome, of: self) }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it first stands.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
