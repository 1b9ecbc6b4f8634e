// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Metrics
import RegisterData
import RegisterFiles
import StatMath

/// The difference of a statistic between two runs on the rows that both judged, row by row.
public struct PairedDifference: Hashable, Sendable {
    public let outcome: String
    public let model: String
    /// `auc`, `log-loss` or `brier`.
    public let metric: String
    /// After minus before.
    public let estimate: Estimate
    public let rows: Int
}

enum PairedScores {
    /// Paired differences of every outcome and model that both runs scored.
    static func differences(before: URL, after: URL, outcomes: [String], progress: ProgressMonitor) throws -> [PairedDifference] {
        try outcomes.flatMap { outcome -> [PairedDifference] in
            let files = [before, after].map { $0.appendingPathComponent("private/scores/\(outcome).parquet") }
            guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else { return [] }
            let (old, new) = (try byModel(files[0], progress), try byModel(files[1], progress))
            return try new.keys.sorted().flatMap { model in try compare(old[model] ?? [:], new[model] ?? [:], outcome, model) }
        }
    }

    private struct Scored {
        let outcome: UInt8
        let risk: Double
        let cluster: Int64?
        let weight: Double?
    }

    private static func byModel(_ file: URL, _ progress: ProgressMonitor) throws -> [String: [String: Scored]] {
        let table = try DataFile.read(file, progress: progress)
        guard let keys = table["row_key"], let models = table["model"], case .integer(let outcome)? = table["y"]?.values,
            case .number(let risk)? = table["risk"]?.values
        else { throw StudyError.cannotRead(file: file.lastPathComponent) }
        var result: [String: [String: Scored]] = [:]
        for row in 0..<table.rowCount {
            var (cluster, weight): (Int64?, Double?) = (nil, nil)
            if case .integer(let clusters)? = table["cluster"]?.values { cluster = clusters[row] }
            if case .number(let weights)? = table["weight"]?.values { weight = weights[row] }
            guard let key = keys.text(row), let model = models.text(row) else { continue }
            result[model, default: [:]][key] = Scored(outcome: outcome[row] == 1 ? 1 : 0, risk: risk[row], cluster: cluster, weight: weight)
        }
        return result
    }

    private static func compare(
        _ before: [String: Scored], _ after: [String: Scored], _ outcome: String, _ model: String
    ) throws -> [PairedDifference] {
        let keys = after.keys.filter { before[$0]?.outcome == after[$0]?.outcome && before[$0] != nil }.sorted()
        let pairs = keys.compactMap { key in before[key].flatMap { old in after[key].map { (old, $0) } } }
        guard !pairs.isEmpty else { return [] }
        let clusterKeys = pairs.compactMap(\.1.cluster)
        var number: [Int64: Int32] = [:]
        for key in clusterKeys where number[key] == nil { number[key] = Int32(number.count) }
        let predictions = try Predictions(
            risk: pairs.map(\.1.risk), outcome: pairs.map(\.1.outcome),
            weights: pairs.allSatisfy { $0.1.weight != nil } ? pairs.compactMap(\.1.weight) : nil,
            clusters: clusterKeys.count == pairs.count ? clusterKeys.map { number[$0] ?? 0 } : nil, clusterCount: number.count)
        let old = pairs.map(\.0.risk)
        var found: [PairedDifference] = []
        func add(_ metric: String, _ estimate: Estimate?) {
            if let estimate { found.append(PairedDifference(outcome: outcome, model: model, metric: metric, estimate: estimate, rows: pairs.count)) }
        }
        add("auc", try AreaUnderCurve.difference(predictions, minus: old))
        add(
            "log-loss",
            PairedLoss.difference(predictions, minus: old) { risk, event in event == 1 ? -log(max(risk, 1e-15)) : -log(max(1 - risk, 1e-15)) })
        add("brier", PairedLoss.difference(predictions, minus: old) { risk, event in (risk - Double(event)) * (risk - Double(event)) })
        return found
    }
}
