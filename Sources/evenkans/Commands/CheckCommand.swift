// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Session.words(en: "Says everything that is still wrong with a study file.", nl: "Zegt alles wat nog mis is met een studiebestand."),
        discussion: Session.words(
            en: """
                Reads the study file and the names and types of the data, no rows. Every error at once, with line and column.

                Examples:
                  evenkans check births/study.yaml
                  evenkans check --schema > study.schema.json      the JSON Schema of study files, for your editor
                  evenkans check --priors-schema > priors.schema.json
                  evenkans check --catalog-schema > catalog.schema.json
                  evenkans check --graph-schema > graph.schema.json
                  evenkans check --archetypes-schema > archetypes.schema.json
                  evenkans check --imputation-schema > imputation.schema.json
                  evenkans check --evidence > evidence.md          what each key of evidence.json means
                """,
            nl: """
                Leest het studiebestand en de namen en soorten van de gegevens, geen rijen. Alle fouten tegelijk, met regel en kolom.

                Voorbeelden:
                  evenkans check geboorten/study.yaml
                  evenkans check --schema > study.schema.json      het JSON-schema van studiebestanden, voor uw tekstverwerker
                  evenkans check --priors-schema > priors.schema.json
                  evenkans check --catalog-schema > catalog.schema.json
                  evenkans check --graph-schema > graph.schema.json
                  evenkans check --archetypes-schema > archetypes.schema.json
                  evenkans check --imputation-schema > imputation.schema.json
                  evenkans check --evidence > evidence.md          wat elke sleutel van evidence.json betekent
                """))

    @Argument(help: .words(en: "The study file.", nl: "Het studiebestand."))
    var study: String?

    @Flag(help: .words(en: "Print the JSON Schema of study files.", nl: "Toon het JSON-schema van studiebestanden."))
    var schema = false

    @Flag(help: .words(en: "Print the JSON Schema of priors files.", nl: "Toon het JSON-schema van bestanden met voorkennis."))
    var priorsSchema = false

    @Flag(help: .words(en: "Print the JSON Schema of catalogues.", nl: "Toon het JSON-schema van catalogi."))
    var catalogSchema = false

    @Flag(help: .words(en: "Print the JSON Schema of archetypes.", nl: "Toon het JSON-schema van archetypen."))
    var archetypesSchema = false

    @Flag(help: .words(en: "Print the JSON Schema of graphs of causes.", nl: "Toon het JSON-schema van schema's van oorzaken."))
    var graphSchema = false

    @Flag(help: .words(en: "Print the JSON Schema of rules for `impute`.", nl: "Toon het JSON-schema van regels voor `impute`."))
    var imputationSchema = false

    @Flag(help: .words(en: "Print a page with every key of evidence.json.", nl: "Toon een bladzijde met elke sleutel van evidence.json."))
    var evidence = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard schema || priorsSchema || catalogSchema || graphSchema || archetypesSchema || imputationSchema || evidence || study != nil else {
            throw ValidationError(
                Session.words(
                    en: "Give a study file, --schema (or that of another file: --priors-schema, --catalog-schema, --graph-schema, "
                        + "--archetypes-schema, --imputation-schema) or --evidence.",
                    nl: "Geef een studiebestand, --schema (of dat van een ander bestand: --priors-schema, --catalog-schema, --graph-schema, "
                        + "--archetypes-schema, --imputation-schema) of --evidence."))
        }
    }

    func run() throws {
        let progress = common.begin()
        if schema { Messages.result(CheckTask.schema) }
        if priorsSchema { Messages.result(CheckTask.priorsSchema) }
        if catalogSchema { Messages.result(DescribeCatalogueTask.schema) }
        if archetypesSchema { Messages.result(CheckTask.archetypesSchema) }
        if imputationSchema { Messages.result(CheckTask.imputationSchema) }
        if graphSchema { Messages.result(CheckTask.graphSchema) }
        if evidence { Messages.result(CheckTask.evidenceKeys) }
        guard let study else { return }
        let issues = try CheckTask(file: URL(fileURLWithPath: study)).run(progress: progress)
        for warning in issues { Messages.say(warning.text) }
        if issues.isEmpty {
            Messages.done(en: "\(study): nothing is wrong with it.", nl: "\(study): er is niets mis mee.")
        } else {
            Messages.done(en: "\(study): no errors; see the remarks above.", nl: "\(study): geen fouten; zie de opmerkingen hierboven.")
        }
    }
}
