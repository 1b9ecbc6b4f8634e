// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// The folder of real data and oracles beside the checkout. Tests that need it are skipped, with a message, where it is absent.
public enum SharedData {
    public static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    public static let root = packageRoot.deletingLastPathComponent().appendingPathComponent("shared")

    public static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    /// Under CI the data must be there, so the tests run and fail instead of being skipped.
    public static var isRequired: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    public static var isPresent: Bool { isRequired || FileManager.default.fileExists(atPath: root.appendingPathComponent("oracles").path) }
}

extension Trait where Self == ConditionTrait {
    /// Runs only where the shared data is; says so otherwise.
    public static var needsSharedData: Self {
        .enabled(if: SharedData.isPresent, "skipped: ../shared with the real data and the oracles is not here")
    }
}
