// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A small invented register with a study of it, in a folder.
struct BirthsFolder {
    let folder: URL
    var study: URL { folder.appendingPathComponent("study.yaml") }
    var run: URL { folder.appendingPathComponent("runs/births/001") }

    static let plan = """
        study: births
        title: {en: Early births, nl: Vroege geboorten}
        purpose: research
        legal: {environment: public}
        data: registers/births.parquet
        columns: {COLUMNS}
        outcomes: [{name: preterm, when: "amddd < 259", label: {en: born early, nl: vroeg geboren}}]
        split: {test: {share: 0.2}, folds: 3}
        decision: {capacity: 0.1}
        fairness: {goals: [{outcome: preterm, metric: fnr, attribute: etnic, compare: difference, limit: 0.05}], intersections: 1}
        seed: 5
        """

    static let roles = [
        "RINPERSOON": "key", "RINPERSOONMa": "cluster", "lft": "feature", "par": "feature", "bmi": "feature", "rookgedrag": "feature",
        "omvang": "feature", "etnic": "protected", "wc": "area", "amddd": "outcome",
    ]

    /// - Parameter births: few, so that a run takes a moment.
    init(in folder: URL, births: Int = 4000) throws {
        self.folder = folder
        let made = try CommandLineRun(["synthesize", "registers", "--births", String(births), "--seed", "3", "--quiet"], in: folder)
        guard made.code == 0 else { throw CocoaError(.fileReadUnknown) }
        let described = try CommandLineRun(["describe", "registers/births.parquet", "--json", "--quiet"], in: folder)
        let object = try JSONSerialization.jsonObject(with: Data(described.output.utf8)) as? [String: Any]
        let names = (object?["columns"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
        let columns = names.map { "\($0): \(Self.roles[$0] ?? "ignore")" }.joined(separator: ", ")
        try Data(Self.plan.replacingOccurrences(of: "COLUMNS", with: columns).utf8).write(to: study)
    }

    /// Every file of the run but the one that says when things happened, by its path.
    func files() throws -> [String: Data] {
        let paths = FileManager.default.enumerator(atPath: run.path)?.compactMap { $0 as? String } ?? []
        var result: [String: Data] = [:]
        for path in paths where path != "private/times.jsonl" {
            if let data = try? Data(contentsOf: run.appendingPathComponent(path)) { result[path] = data }
        }
        return result
    }
}
