// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The steps of a study, in the order in which they run.
public enum StageName: String, CaseIterable, Sendable, Codable {
    case cohort, split, missing, fit, validate, audit, mitigate, explain, disclose, govern, report

    /// The stages that this version can run.
    public static let built: [StageName] = [.cohort, .split, .missing, .fit, .validate, .audit, .report]
}

/// One step of a study: typed values in, typed values and evidence out.
///
/// A stage never prints, writes a file, or reads the clock, so the same input gives the same bytes, and `Study` may keep its output and
/// skip it next time.
public protocol Stage: Sendable {
    associatedtype Input: Fingerprinted & Sendable
    associatedtype Output: Codable & Sendable
    static var name: StageName { get }
    /// Raised when the code changes what comes out for the same input.
    static var version: Int { get }
    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<Output>
}

/// What a stage gives: values for the next stage, findings for people.
public struct Staged<Output: Codable & Sendable>: Codable, Sendable {
    public var output: Output
    public var findings: [Finding]

    public init(_ output: Output, findings: [Finding]) {
        (self.output, self.findings) = (output, findings)
    }
}
