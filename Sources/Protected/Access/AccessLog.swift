// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// One opening of protected attributes: which, and why. Who did it is the study's, not the attribute's, to know.
public struct AccessEntry: Hashable, Sendable, Codable, Comparable {
    public let reason: AccessReason
    /// Names, sorted.
    public let attributes: [String]
    /// How often, since the log was last drained.
    public let times: Int

    public static func < (a: AccessEntry, b: AccessEntry) -> Bool {
        (a.reason.rawValue, a.attributes.joined(separator: "\u{1}")) < (b.reason.rawValue, b.attributes.joined(separator: "\u{1}"))
    }
}

/// Every opening of protected attributes, until the study writes it down. Safe from any thread.
public final class AccessLog: Sendable {
    private struct Opening: Hashable {
        let reason: AccessReason
        let attributes: [String]
    }

    private let openings = Mutex<[Opening: Int]>([:])

    public init() {}

    func record(_ reason: AccessReason, _ attributes: [String]) {
        openings.withLock { $0[Opening(reason: reason, attributes: attributes.sorted()), default: 0] += 1 }
    }

    /// What was opened since the last call, in an order that does not depend on which thread came first; the log is empty afterwards.
    public func drain() -> [AccessEntry] {
        let drained = openings.withLock { openings in
            defer { openings = [:] }
            return openings
        }
        return drained.map { AccessEntry(reason: $0.key.reason, attributes: $0.key.attributes, times: $0.value) }.sorted()
    }
}
