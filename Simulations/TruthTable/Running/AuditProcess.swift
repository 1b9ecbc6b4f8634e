// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The program as a user would start it, in the folder of one register: it is given that folder and nothing else, and while it runs there is no
/// truth on disk that it could read.
public struct AuditProcess: Sendable {
    public let program: URL
    /// The folder with the embedded database.
    public let parts: URL?

    public init(program: URL, parts: URL? = nil) { (self.program, self.parts) = (program, parts) }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// - Returns: the folder of the run.
    public func audit(_ folder: URL) throws -> URL {
        let process = Process(), messages = folder.appendingPathComponent("messages.txt")
        _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
        process.executableURL = program
        process.arguments = ["run", "study.yaml", "--until", "audit", "--threads", "1", "--quiet"]
        process.currentDirectoryURL = folder
        var environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin", "HOME": folder.path]
        if let parts { environment["EVENKANS_DEPS"] = parts.path }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
            throw Failure(description: "the audit ended with \(process.terminationStatus): \(said)")
        }
        return folder.appendingPathComponent("runs/\(StudyText.study)/001")
    }
}
