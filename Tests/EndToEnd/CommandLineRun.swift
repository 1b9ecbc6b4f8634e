// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// One run of the program as a user would start it.
struct CommandLineRun {
    let code: Int32
    let output: String
    let messages: String

    /// The program while it runs.
    struct Running {
        let process: Process
        fileprivate let messageFile: URL

        /// Waits until the program has said something, which it does once it has begun its work.
        func waitForMessage(_ text: String = "\n") {
            while process.isRunning, !(((try? String(contentsOf: messageFile, encoding: .utf8)) ?? "").contains(text)) { usleep(2000) }
        }
    }

    /// The program beside the test bundle.
    private static var program: URL {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        return here.appendingPathComponent("evenkans")
    }

    /// - Parameters:
    ///   - folder: where it is started.
    ///   - environment: added to the environment of the tests.
    ///   - meanwhile: called once it was started.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:], meanwhile: (Running) throws -> Void = { _ in }) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(Self.own) { $1 }.merging(environment) { $1 }
        // Files, not pipes: a full pipe would hold the program up.
        let files = ["out", "err"].map { folder.appendingPathComponent(".\($0)-\(UUID().uuidString)") }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        try meanwhile(Running(process: process, messageFile: files[1]))
        process.waitUntilExit()
        code = process.terminationStatus
        output = try String(contentsOf: files[0], encoding: .utf8)
        messages = try String(contentsOf: files[1], encoding: .utf8)
    }

    /// The parts that set-up fetched lie in the checkout, the tests run elsewhere; messages are in English whatever the terminal's language.
    private static var own: [String: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return ["EVENKANS_DEPS": root.appendingPathComponent(".deps").path, "LC_ALL": "C"]
    }
}
