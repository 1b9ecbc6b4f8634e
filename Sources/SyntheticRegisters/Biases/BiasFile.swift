// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Settings

/// A bias file (YAML): which known biases an invented register has. `docs/formats/bias.md` is its page.
public struct BiasFile: SettingsSection {
    var entries: [Entry] = []

    public init() {}

    public var biases: Biases { Biases(entries.map(\.bias)) }

    /// - Parameters:
    ///   - data: the file's bytes.
    ///   - name: the name that messages show.
    /// - Throws: `SettingsError` with every error at once.
    public static func read(_ data: Data, name: String) throws -> Biases {
        var context = SettingsContext(file: name)
        let file = SettingsFile<BiasFile>.read(data, in: &context)
        context.sortIssues()
        if let error = SettingsError(context.issues) { throw error }
        return file?.biases ?? .none
    }

    public static let declaration = SettingsDeclaration<BiasFile>(
        keys: [
            .required(
                "biases", .list(.section()), \.entries, en: "The biases of the register, each with its mechanism and dial; [] for none.",
                nl: "De vertekeningen van het register, elk met mechanisme en knop; [] voor geen.")
        ],
        check: { file, path, context in
            // A bias that could not be read has its own message; judging the rest then would only confuse.
            guard !context.issues.contains(where: \.isError) else { return }
            for problem in file.biases.problems() {
                let words = problem.error.explanation
                context.error(path["biases"][problem.index], en: words.en, nl: words.nl)
            }
        })

    /// One entry of the list.
    struct Entry: SettingsSection {
        var mechanism = Mechanism.label
        var dial = 1.0
        var group: [Named<[String]>] = []
        var form = BiasForm.constant
        var column: String?
        var base: Double?

        var bias: Bias {
            Bias(
                mechanism, dial: dial, group: group.first.map { AffectedGroup(attribute: $0.name, levels: $0.value) }, form: form, column: column,
                base: base)
        }

        static let declaration = SettingsDeclaration<Entry>(
            keys: [
                .required(
                    "mechanism", .choice(), \.mechanism, en: "What happens to the group's records.",
                    nl: "Wat er met de gegevens van de groep gebeurt."),
                .required(
                    "dial", .number(), \.dial, en: "How strong it is, in the mechanism's own unit.",
                    nl: "Hoe sterk het is, in de eenheid van het mechanisme."),
                .optional(
                    "group",
                    .map(
                        of: .list(.text), en: "one attribute with its levels, such as {etnic: [B]}",
                        nl: "één kenmerk met zijn waarden, zoals {etnic: [B]}"),
                    \.group, en: "Whom it touches.", nl: "Wie het raakt."),
                .optional("form", .choice(), \.form, en: "How it is spread over the group.", nl: "Hoe het over de groep is verdeeld."),
                .optional("column", .text, \.column, en: "The column that is touched.", nl: "De kolom die wordt geraakt."),
                .optional(
                    "base", .number(above: 0, below: 1), \.base, en: "The probability outside the group (detection, missing).",
                    nl: "De kans buiten de groep (registratie, ontbreken)."),
            ],
            check: { entry, path, context in
                if entry.group.count > 1 {
                    context.error(
                        path["group"], en: "`\(path["group"])`: expected one attribute with its levels.",
                        nl: "`\(path["group"])`: verwacht werd één kenmerk met zijn waarden.")
                }
            })
    }
}
