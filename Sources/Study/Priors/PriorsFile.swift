// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RiskModels
import Settings

/// A priors file (YAML): what is known of effects before the data are seen, with sources. `docs/formats/priors.md` is its page.
public struct PriorsFile: SettingsSection {
    var entries: [PriorEntry] = []
    var models: [EarlierModelEntry] = []

    public init() {}

    public static let declaration = SettingsDeclaration<PriorsFile>(
        keys: [
            .required(
                "priors", .list(.section()), \.entries, en: "What is known, one row a statement; [] for nothing.",
                nl: "Wat bekend is, één rij per uitspraak; [] voor niets."),
            .optional(
                "models", .list(.section()), \.models, en: "Model files of earlier years, whose effects are known beforehand.",
                nl: "Modelbestanden van eerdere jaren, waarvan de effecten vooraf bekend zijn."),
        ],
        check: { file, path, context in
            // What could not be read has its own message; judging the rest then would only confuse.
            guard !context.issues.contains(where: \.isError), file.models.isEmpty else { return }
            PriorContradictions.report(file.statements(path, context), &context)
        })

    /// The JSON Schema of priors files, as `schema/priors.schema.json` holds it.
    public static var schema: String {
        SettingsFile<PriorsFile>.schema(title: "Evenkans: priors", id: "urn:evenkans:schema:priors").indented() + "\n"
    }

    /// - Parameters:
    ///   - data: the file's bytes.
    ///   - name: the name that messages show.
    ///   - folder: where the file stands: paths in it begin there; the working folder unless given.
    /// - Throws: `SettingsError` with every error at once.
    public static func read(_ data: Data, name: String, folder: URL? = nil) throws(SettingsError) -> WrittenPriors {
        var context = SettingsContext(file: name)
        let file = SettingsFile<PriorsFile>.read(data, in: &context)
        // A row with an error has no statement to make.
        var statements = context.issues.contains(where: \.isError) ? [] : file?.statements(SettingPath(), context) ?? []
        for (index, model) in (file?.models ?? []).enumerated() {
            statements += model.statements(SettingPath("models")[index], folder, &context)
        }
        if let file, !context.issues.contains(where: \.isError), !file.models.isEmpty { PriorContradictions.report(statements, &context) }
        context.sortIssues()
        if let error = SettingsError(context.issues) { throw error }
        return WrittenPriors(statements: statements)
    }

    private func statements(_ path: SettingPath, _ context: SettingsContext) -> [WrittenPrior] {
        entries.enumerated().compactMap { index, entry in
            let place = path["priors"][index]
            return entry.prior.map {
                WrittenPrior(prior: $0, unit: entry.unit, file: context.file, path: place, position: context.position(of: place))
            }
        }
    }
}

/// A prior, and where it was written.
public struct WrittenPrior: Sendable {
    public let prior: Prior
    /// The unit that the source measures in, if the file says so.
    let unit: String?
    let file: String
    let path: SettingPath
    let position: SourcePosition
}

/// Priors as they were written: in a priors file, or as the `shape` of a feature in a study file.
public struct WrittenPriors: Sendable {
    public var statements: [WrittenPrior]

    public init(statements: [WrittenPrior] = []) { self.statements = statements }

    public var knowledge: PriorKnowledge { PriorKnowledge(statements.map(\.prior)) }
}
