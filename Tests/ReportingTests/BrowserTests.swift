// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Reporting
import TestSupport
import Testing

/// What a real browser makes of the page. Skipped where there is no Chromium; required under CI.
@Suite(.serialized, .enabled(if: Browser.isPresent, "skipped: no chromium on this machine"))
struct BrowserTests {
    @Test("Every chart is drawn without an error, in the language that is shown", arguments: [("", "en"), ("#nl", "nl")])
    func charts(anchor: String, language: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bundle = try Data(contentsOf: SharedData.packageRoot.appendingPathComponent(".deps/share/vega-bundle.js"))
        let report = HTMLReport(
            evidence: BirthsEvidence.file(), templates: BirthsEvidence.templates, language: .english, chartBundle: bundle, logHead: nil)
        let page = try report.html()
        try page.write(to: folder.appendingPathComponent("report.html"))
        let charts = String(decoding: page, as: UTF8.self).components(separatedBy: "<script type=\"application/json\">").count - 1

        let seen = try Browser.open(
            folder.appendingPathComponent("report.html").absoluteString + anchor, profile: folder.appendingPathComponent("profile"))
        #expect(seen.page.contains("data-charts=\"\(charts / 2)\""), "half of the charts are in the other language")
        #expect(!seen.page.contains("data-drawn=\"failed\""))
        #expect(seen.page.contains("<html lang=\"\(language)\""))
        #expect(!seen.log.contains(":CONSOLE"), "\(seen.log.split(separator: "\n").filter { $0.contains(":CONSOLE") })")
    }
}

enum Browser {
    private static let paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    private static var path: String? { paths.first(where: FileManager.default.isExecutableFile) }
    static var isPresent: Bool { SharedData.isRequired || path != nil }

    /// - Returns: the page after its scripts ran, and what the browser logged.
    static func open(_ address: String, profile: URL) throws -> (page: String, log: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path, "no chromium"))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=20000", "--enable-logging=stderr",
            "--user-data-dir=\(profile.path)", "--dump-dom", address,
        ]
        let log = profile.deletingLastPathComponent().appendingPathComponent("log.txt")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let page = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: page, as: UTF8.self), try String(contentsOf: log, encoding: .utf8))
    }
}
