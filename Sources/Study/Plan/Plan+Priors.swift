// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RiskModels
import Settings

/// What a plan knows of effects beforehand: from its priors file and from the shapes of its features.
struct PlanPriors: Sendable {
    var written = WrittenPriors()
    var issues: [SettingIssue] = []
    /// The priors file as it was read; `nil` without one.
    var file: (name: String, bytes: Data)?
}

extension Plan {
    /// Reads the priors file, if the plan names one, and holds it against the plan.
    ///
    /// - Parameter folder: that of the study file.
    /// - Throws: `StudyError` where the file cannot be read.
    func priors(relativeTo folder: URL) throws(StudyError) -> PlanPriors {
        var found = PlanPriors()
        var fromFile = WrittenPriors()
        if let path = settings.model.priors {
            let url = (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
            let bytes = try InputFile.bytes(url), name = url.lastPathComponent
            found.file = (name, bytes)
            do throws(SettingsError) {
                fromFile = try PriorsFile.read(bytes, name: name)
            } catch {
                found.issues += error.issues
            }
        }
        let features = settings.allFeatures
        found.issues += fromFile.issues(features: features.map(\.name), units: units)
        for statement in fromFile.statements {
            guard let shape = shapes.statements.first(where: { $0.prior.feature == statement.prior.feature }) else { continue }
            found.issues.append(
                shape.issue(
                    .error, "shape",
                    en: "`\(shape.prior.feature)` also has a row in \(statement.file) (line \(statement.position.line)). Keep one of the two.",
                    nl: "`\(shape.prior.feature)` heeft ook een rij in \(statement.file) (regel \(statement.position.line)). Houd er één."))
        }
        found.written.statements = fromFile.statements + shapes.statements
        return found
    }

    /// The shapes that the plan itself gives its features.
    private var shapes: WrittenPriors {
        WrittenPriors(
            statements: settings.features.enumerated().compactMap { index, feature in
                guard let shape = feature.shape else { return nil }
                let path = SettingPath("features")[index]
                return WrittenPrior(
                    prior: Prior(feature: feature.name, statement: .shape(shape.kind), source: shape.source), unit: nil, file: context.file,
                    path: path, position: context.position(of: path["shape"]))
            })
    }
}
