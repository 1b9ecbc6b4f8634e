// SPDX-License-Identifier: EUPL-1.2

import Foundation
import SyntheticRegisters
import TruthTable

/// `truth-table`: registers whose biases are known are invented and audited; `docs/truth-table.md` says what the audits made of them.
@main
struct TruthTableCommand {
    var budget = Double.infinity
    var only = ""
    var most = Int.max
    var births = 100_000
    var isDevelopment = false
    var keepsFolders = false
    var workers = 2
    var results = "Simulations/results/truth-table.jsonl"
    var page: String? = "docs/truth-table.md"

    static let usage = """
        truth-table [--budget MINUTES] [--only CELL] [--most N] [--workers N] [--development] [--births N] [--keep] [--results FILE] [--page FILE]

        """

    static func main() throws {
        guard let command = TruthTableCommand(Array(CommandLine.arguments.dropFirst())) else {
            FileHandle.standardError.write(Data(usage.utf8))
            exit(2)
        }
        do { try command.run() } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    /// - Returns: `nil` for what it does not know.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            switch name {
            case "--development": isDevelopment = true
            case "--keep": keepsFolders = true
            default:
                guard let value = rest.popFirst() else { return nil }
                switch (name, Int(value), Double(value)) {
                case ("--budget", _, .some(let minutes)): budget = minutes * 60
                case ("--only", _, _): only = value
                case ("--most", .some(let count), _): most = count
                case ("--births", .some(let count), _): births = count
                case ("--workers", .some(let count), _): workers = count
                case ("--results", _, _): results = value
                case ("--page", _, _): page = value == "-" ? nil : value
                default: return nil
                }
            }
        }
        if isDevelopment, results == "Simulations/results/truth-table.jsonl" { results = "Simulations/results/truth-table-development.jsonl" }
        if isDevelopment { page = nil }
    }

    func run() throws {
        let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let parts = URL(fileURLWithPath: ".deps").standardizedFileURL
        let freeze = isDevelopment ? nil : try Freeze.read(URL(fileURLWithPath: "Simulations/frozen.txt"))
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("truth-table-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { if !keepsFolders { try? FileManager.default.removeItem(at: work) } }
        if keepsFolders { say("Folders: \(work.path)") }
        let trial = RegisterTrial(
            process: AuditProcess(program: here.appendingPathComponent("evenkans"), parts: parts), workFolder: work, commit: freeze?.commit,
            births: births, keepsFolders: keepsFolders)
        let file = ResultsFile(URL(fileURLWithPath: results))
        let cells = TruthPlan.cells.filter { only.isEmpty || $0.name == only || $0.name.hasPrefix(only + "-") }
        let jobs = TruthPlan.jobs(cells, most: most).filter { !isDevelopment || !$0.cell.isForEvaluationOnly }
        if budget > 0 {
            try freeze?.check(root: URL(fileURLWithPath: "."))
            try TruthTableRun(trial: trial, results: file, workers: workers, seconds: budget).run(jobs) { result in
                let seconds = (result.seconds * 10).rounded() / 10
                let caught = result.oracle == nil ? (result.isLeftOpen ? "left open" : "") : (result.isCaught ? "caught" : "missed")
                Self.say("\(result.cell) \(result.number): \(caught) \(seconds) s \(result.alarms.joined(separator: "; "))")
            }
        }
        guard let page, let freeze else { return }
        let text = TruthTablePage(results: try file.read(), freeze: freeze).text
        try text.write(toFile: page, atomically: true, encoding: .utf8)
    }

    private func say(_ text: String) { Self.say(text) }
    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
