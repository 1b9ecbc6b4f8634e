// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Finds what is fetched at set-up and is too large for the program itself: the embedded database and the chart bundle.
///
/// Looked for, in order: the folder named by the environment variable `EVENKANS_DEPS`; `../lib/evenkans` beside the
/// program (where `make install` puts it); `.deps` in the working folder, beside the program, or in any folder above either.
public enum ResourceLocator {
    /// - Returns: the first file or folder with that name, or `nil`.
    public static func find(_ name: String) -> URL? {
        candidates.lazy.map { $0.appendingPathComponent(name) }.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static var candidates: [URL] {
        var folders: [URL] = []
        if let named = ProcessInfo.processInfo.environment["EVENKANS_DEPS"] { folders.append(URL(fileURLWithPath: named)) }
        let program = URL(fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0])
        folders.append(program.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lib/evenkans"))
        let working = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        for start in [working, program.deletingLastPathComponent()] {
            var folder = start.standardizedFileURL
            while true {
                folders.append(folder.appendingPathComponent(".deps"))
                let parent = folder.deletingLastPathComponent().standardizedFileURL
                if parent.path == folder.path || folder.path == "/" { break }
                folder = parent
            }
        }
        return folders
    }
}
