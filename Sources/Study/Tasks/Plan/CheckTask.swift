// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterFiles
import Reporting
import Settings

/// `evenkans check`: everything that is wrong with a study file, from the file itself and the names and types of its data.
public struct CheckTask: Sendable {
    public var file: URL

    public init(file: URL) { self.file = file }

    /// The JSON Schema of study files.
    public static var schema: String { Plan.schema }

    /// The JSON Schema of priors files.
    public static var priorsSchema: String { PriorsFile.schema }

    /// The JSON Schema of archetypes.
    public static var archetypesSchema: String { ArchetypesFile.schema }

    /// The JSON Schema of rules by which `impute` fills gaps.
    public static var imputationSchema: String { ImputationRulesFile.schema }

    /// The JSON Schema of graphs of causes.
    public static var graphSchema: String { GraphFile.schema }

    /// Every key that evidence can hold, as a page of Markdown.
    public static var evidenceKeys: String { EvidenceKeys.page }

    /// - Returns: warnings, in the order of the file.
    /// - Throws: `SettingsError` with every error at once.
    public func run(progress: ProgressMonitor) throws -> [SettingIssue] {
        let bytes = try InputFile.bytes(file)
        let read = Plan.read(bytes, file: file.lastPathComponent)
        var issues = read.issues
        var unreadable: (any Error)?
        if let plan = read.plan {
            do throws(StudyError) {
                issues += try plan.priors(relativeTo: file.deletingLastPathComponent()).issues
                issues += try plan.archetypes(relativeTo: file.deletingLastPathComponent()).issues
                issues += try plan.graph(relativeTo: file.deletingLastPathComponent()).issues
            } catch {
                unreadable = error
            }
        }
        if let plan = read.plan, let catalogue = plan.catalogueFile(relativeTo: file.deletingLastPathComponent()) {
            progress.report("read")
            do {
                issues += try plan.check(against: try InputData.composer(catalogue, beside: file))
            } catch {
                unreadable = error
            }
        } else if let plan = read.plan, let url = try? plan.dataFile(relativeTo: file.deletingLastPathComponent()) {
            progress.report("read")
            do {
                issues += plan.check(against: try DataFile.schema(url))
            } catch {
                unreadable = error
            }
        }
        if let source = read.plan?.geometry(relativeTo: file.deletingLastPathComponent()), unreadable == nil {
            do { _ = try AreaGeometry.read(source) } catch { unreadable = error }
        }
        if let plan = read.plan { issues += plan.wordingIssues }
        // Mistakes in the file itself are said all at once, also where its data cannot be read.
        if let error = SettingsError(issues) { throw error }
        if let unreadable { throw unreadable }
        return issues
    }
}
