// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// `simulate [--only TEXT] [--repetitions R] [--rare R] [--registers R] [--results DIR] [--write FOLDER]`: repetitions that are not there yet are done and kept in
/// DIR, block by block; then the pages in FOLDER are written from all that are there.
@main
struct Simulate {
    var only = ""
    var repetitions = 2000
    var rare = 20
    var registers = 200
    var results = "Simulations/results"
    var write = "docs"

    /// Repetitions that are kept together.
    static let block = 20

    static func main() throws {
        guard let simulate = Simulate(arguments: Array(CommandLine.arguments.dropFirst())) else {
            FileHandle.standardError.write(
                Data("simulate [--only TEXT] [--repetitions R] [--rare R] [--registers R] [--results DIR] [--write FOLDER]\n".utf8))
            exit(2)
        }
        try simulate.run()
    }

    /// - Returns: `nil` for what it does not know.
    init?(arguments: [String]) {
        for (name, value) in stride(from: 0, to: arguments.count, by: 2).map({ ($0, arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil) }) {
            guard let value else { return nil }
            switch (arguments[name], Int(value)) {
            case ("--only", _): only = value
            case ("--repetitions", .some(let count)) where count >= 0: repetitions = count
            case ("--rare", .some(let count)) where count >= 0: rare = count
            case ("--registers", .some(let count)) where count >= 0: registers = count
            case ("--results", _): results = value
            case ("--write", _): write = value
            default: return nil
            }
        }
    }

    func run() throws {
        var coverage: [(cell: CoverageCell, tally: Tally)] = []
        for cell in CoverageCell.all {
            coverage.append((cell, try tally(cell.name, repetitions, together: Self.block, cell.repetition)))
        }
        var outcomes: [(cell: RareOutcome, tally: Tally)] = []
        for cell in RareOutcome.all { outcomes.append((cell, try tally(cell.name, rare, together: 1, cell.repetition))) }
        var audits: [(cell: AuditCell, tally: Tally)] = []
        for cell in AuditCell.all { audits.append((cell, try tally(cell.name, repetitions, together: Self.block, cell.repetition))) }
        try FileManager.default.createDirectory(atPath: write, withIntermediateDirectories: true)
        try summaries()
        var imputations: [(cell: ImputationCell, tally: Tally)] = []
        for cell in ImputationCell.all { imputations.append((cell, try tally(cell.name, repetitions, together: Self.block, cell.repetition))) }
        var made: [(cell: RegisterCell, tally: Tally)] = []
        for cell in RegisterCell.all { made.append((cell, try tally(cell.name, registers, together: 4, cell.repetition))) }
        if (imputations.map(\.tally) + made.map(\.tally)).contains(where: { !$0.means.isEmpty }) {
            try ImputationPage(cells: imputations, registers: made).text
                .write(toFile: "\(write)/imputation-coverage.md", atomically: true, encoding: .utf8)
        }
        if coverage.contains(where: { !$0.tally.means.isEmpty }) {
            try CoveragePage(coverage: coverage, rare: outcomes).text.write(toFile: "\(write)/coverage.md", atomically: true, encoding: .utf8)
        }
        if audits.contains(where: { !$0.tally.means.isEmpty }) {
            try AuditCoveragePage(cells: audits).text.write(toFile: "\(write)/audit-coverage.md", atomically: true, encoding: .utf8)
        }
    }

    private func summaries() throws {
        var cells: [(name: String, words: String, tally: Tally)] = []
        for cell in SummaryCell.all {
            let words = "\(cell.births.rows), \(Int(cell.births.prevalence * 100))%"
            let tally = try tally(cell.name, repetitions, together: Self.block, cell.repetition)
            cells.append(("births, clusters: \(cell.births.clustering.rawValue)", words, tally))
        }
        for cell in AreaNumbersCell.all {
            let words = "\(cell.birthsOfArea) an area, \(cell.spread)"
            cells.append(("areas", words, try tally(cell.name, max(Self.block, repetitions / 20), together: Self.block, cell.repetition)))
        }
        for cell in StrataCell.all {
            let words = "\(cell.birthsOfStratum) a group, \(Int(cell.prevalence * 100))%"
            cells.append(("crossed", words, try tally(cell.name, repetitions, together: Self.block, cell.repetition)))
        }
        guard cells.contains(where: { !$0.tally.means.isEmpty }) else { return }
        try SummaryCoveragePage(cells: cells).text.write(toFile: "\(write)/summary-coverage.md", atomically: true, encoding: .utf8)
    }

    /// All repetitions of a cell, those of earlier runs among them.
    private func tally(_ name: String, _ count: Int, together: Int, _ repetition: @escaping @Sendable (Int) throws -> Tally) throws -> Tally {
        let file = ResultFile(url: URL(fileURLWithPath: results).appendingPathComponent("\(name).csv"))
        var known = try file.blocks()
        if only.isEmpty || name.contains(only) {
            for block in 0..<(count + together - 1) / together where known[block] == nil {
                let parts = try parallelMap(together) { index in Result { try repetition(block * together + index) } }
                var tally = Tally()
                for part in parts { tally.add(try part.get()) }
                try file.append(tally, block: block)
                known[block] = tally
                FileHandle.standardError.write(Data("\(name) \((block + 1) * together)\n".utf8))
            }
        }
        return known.sorted { $0.key < $1.key }.reduce(into: Tally()) { $0.add($1.value) }
    }
}
