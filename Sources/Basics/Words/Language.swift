// SPDX-License-Identifier: EUPL-1.2

/// A language in which every user-facing sentence exists.
public enum Language: String, CaseIterable, Sendable, Codable {
    case english = "en"
    case dutch = "nl"
}
