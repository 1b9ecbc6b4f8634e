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
    /// Of several runners, which this is.
    var part = (own: 0, of: 1)
    var records = "Simulations/records/truth-table"
    var development = "Simulations/results/truth-table-development.csv"
    var page: String? = "docs/truth-table.md"

    static let usage = """
        truth-table [--budget MINUTES] [--only CELL] [--most N] [--workers N] [--part K/N] [--records FOLDER] [--page FILE]
        truth-table --development [--results FILE] [--births N] [--keep] ...
        CELL is a name or the start of one (C0, a-medium), with @registers behind it for full registers; @registers alone is all of those.

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
                case ("--records", _, _): records = value
                case ("--results", _, _): development = value
                case ("--part", _, _):
                    let numbers = value.split(separator: "/").compactMap { Int($0) }
                    guard numbers.count == 2, (1...max(1, numbers[1])).contains(numbers[0]) else { return nil }
                    part = (numbers[0] - 1, numbers[1])
                case ("--page", _, _): page = value == "-" ? nil : value
                default: return nil
                }
            }
        }
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
        let file =
            freeze.map { ResultsFile(of: $0, in: URL(fileURLWithPath: records)) } ?? ResultsFile(URL(fileURLWithPath: development), commit: nil)
        let jobs = TruthPlan.jobs(TruthPlan.cells(named: only), most: most, part: part).filter { !isDevelopment || !$0.cell.isForEvaluationOnly }
        if budget > 0 {
            try freeze?.check(root: URL(fileURLWithPath: "."))
            try TruthTableRun(trial: trial, results: file, workers: workers, seconds: budget).run(jobs) { result in
                let seconds = (result.seconds * 10).rounded() / 10
                let caught = result.oracle == nil ? (result.isLeftOpen ? "left open" : "") : (result.isCaught ? "caught" : "missed")
                Self.say("\(result.cell) \(result.number): \(caught) \(seconds) s \(result.alarms.joined(separator: "; "))")
            }
        }
        guard let page, let freeze else { return }
        let text = TruthTablePage(results: try file.read(), others: try file.countOfOthers(), freeze: freeze).text
        try text.write(toFile: page, atomically: true, encoding: .utf8)
    }

    private func say(_ text: String) { Self.say(text) }
    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
