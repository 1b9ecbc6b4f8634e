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
    /// The model that is updated; `nil` without one.
    var old: OldModel?
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
                fromFile = try PriorsFile.read(bytes, name: name, folder: url.deletingLastPathComponent())
            } catch {
                found.issues += error.issues
            }
        }
        found.old = try oldModel(relativeTo: folder)
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

    /// The model that the plan updates, held against its features.
    private func oldModel(relativeTo folder: URL) throws(StudyError) -> OldModel? {
        guard let section = settings.model.update else { return nil }
        let file = section.from.hasPrefix("/") ? URL(fileURLWithPath: section.from) : folder.appendingPathComponent(section.from)
        let old: OldModel
        do {
            old = try OldModel(reading: file.standardizedFileURL, weight: section.weight, option: "model.update")
        } catch let error as StudyError {
            throw error
        } catch {
            throw .option((error as? any ExplainedError)?.explanation ?? LocalizedText("model.update"))
        }
        let known = Set(old.model.terms.map(\.bins.feature)), own = settings.allFeatures.map(\.name)
        let unknown = own.filter { !known.contains($0) }, absent = known.subtracting(own).sorted()
        guard unknown.isEmpty, absent.isEmpty else {
            let (en, nl) = ((unknown + absent).joined(separator: ", "), (unknown + absent).joined(separator: ", "))
            throw .option(
                LocalizedText(
                    en: "model.update: the old model and the study must have the same features. Only one of them has: \(en).",
                    nl: "model.update: het oude model en de studie moeten dezelfde eigenschappen hebben. Maar een van beide heeft: \(nl)."))
        }
        return old
    }

    /// The shapes that the plan itself gives its features.
    private var shapes: WrittenPriors {
        WrittenPriors(
            statements: settings.features.enumerated().compactMap { index, feature in
                guard let shape = feature.shape else { return nil }
                let path = SettingPath("features")[index]
                return WrittenPrior(
                    prior: Prior(feature: feature.name, statement: (shape.strength ?? .hard).statement(shape.kind), source: shape.source), unit: nil,
                    file: context.file,
                    path: path, position: context.position(of: path["shape"]))
            })
    }
}
