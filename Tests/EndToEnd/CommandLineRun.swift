// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// One run of the program as a user would start it.
struct CommandLineRun {
    let code: Int32
    let output: String
    let messages: String

    /// The program beside the test bundle.
    private static var program: URL {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        return here.appendingPathComponent("evenkans")
    }

    /// - Parameters:
    ///   - folder: where it is started.
    ///   - environment: added to the environment of the tests.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(Self.parts) { $1 }.merging(environment) { $1 }
        // Files, not pipes: a full pipe would hold the program up.
        let files = ["out", "err"].map { folder.appendingPathComponent(".\($0)-\(UUID().uuidString)") }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        code = process.terminationStatus
        output = try String(contentsOf: files[0], encoding: .utf8)
        messages = try String(contentsOf: files[1], encoding: .utf8)
    }

    /// The parts that set-up fetched lie in the checkout, the tests run elsewhere.
    private static var parts: [String: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return ["EVENKANS_DEPS": root.appendingPathComponent(".deps").path]
    }
}
