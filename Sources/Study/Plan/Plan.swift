// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Settings

/// A study file, read and checked: what is asked, of which data, under which rules.
public struct Plan: Sendable {
    let settings: PlanSettings
    /// Where each key stands, and what was wrong.
    let context: SettingsContext

    /// Reads a study file and checks everything that the file itself can tell.
    ///
    /// - Parameter file: the name that messages show.
    /// - Returns: the plan, as far as it could be read; every issue in the order of the file; and the keys that are `?`. A plan with an issue
    ///   that is an error must not be run.
    public static func read(_ data: Data, file: String) -> (plan: Plan?, issues: [SettingIssue], undecided: [SettingPath]) {
        var context = SettingsContext(file: file)
        let settings = SettingsFile<PlanSettings>.read(data, in: &context)
        context.sortIssues()
        return (settings.map { Plan(settings: $0, context: context) }, context.issues, context.undecided)
    }

    /// The JSON Schema of study files, as `schema/study.schema.json` holds it.
    public static var schema: String {
        SettingsFile<PlanSettings>.schema(title: "Evenkans: study", id: "urn:evenkans:schema:study").indented() + "\n"
    }

    /// The study's name.
    public var study: String { settings.study }
    public var title: LocalizedText { settings.title ?? LocalizedText(settings.study) }
    /// As in the file: `research`, `population-policy` or `individual-screening`.
    public var purpose: String { settings.purpose?.rawValue ?? "" }
    public var seed: UInt64 { UInt64(settings.seed) }

    /// The file with the data, from the folder of the study file.
    ///
    /// - Throws: `StudyError` when the plan names none.
    public func dataFile(relativeTo folder: URL) throws -> URL {
        guard let path = settings.data else { throw StudyError.option(PlanChecks.dataMissing) }
        return (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
    }

    public var splitParameters: SplitParameters {
        SplitParameters(
            test: settings.split.test.rows, siblings: settings.split.siblings, embargo: settings.split.embargo,
            folds: settings.split.folds, seed: seed)
    }

    /// Below 1 a share, from 1 on a number of rows; `nil` where the plan names none.
    public var capacity: Double? { settings.decision.capacity }
    /// The risk from which acting is worth its costs; `nil` where the plan names no costs.
    public var decisionThreshold: Double? { settings.decision.costs?.threshold }
    /// 1: attributes one by one; 2: also those of two together.
    public var intersections: Int { max(1, settings.fairness.intersections) }
    /// A rate of fewer cases is not printed.
    public var minimumEvents: Int { settings.fairness.minimumEvents }
}
