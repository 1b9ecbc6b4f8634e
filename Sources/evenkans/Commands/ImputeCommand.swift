// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import MissingData
import Study

struct ImputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impute",
        abstract: Session.words(
            en: "Fills in missing values several times, by chained equations, with a report.",
            nl: "Vult ontbrekende waarden meermaals aan, met chained equations, en maakt een rapport."),
        discussion: Session.words(
            en: """
                Writes DIR/imputed-1.csv and so on (same rows and columns, labels in a codebook beside each), DIR/imputed-long.csv for R
                (mice::as.mids), DIR/diagnostics.json and DIR/report.html. What does not apply (structural) stays empty.
                Analyse each table by itself and pool the results; never average the tables.

                Examples:

                """,
            nl: """
                Schrijft DIR/imputed-1.csv enzovoort (dezelfde rijen en kolommen, met labels in een codeboek ernaast), DIR/imputed-long.csv
                voor R (mice::as.mids), DIR/diagnostics.json en DIR/report.html. Wat niet van toepassing is (structural) blijft leeg.
                Analyseer elke tabel apart en voeg de uitkomsten samen; middel de tabellen nooit.

                Voorbeelden:

                """) + """
                  evenkans impute births.csv --out imputed
                  evenkans impute births.sav --out imputed -m 20 --iterations 15 --protected origin:Netherlands,sex --exclude remarks
                  evenkans impute births.csv --out imputed --rules imputation.yaml
                """)

    @Argument(help: .words(en: "The data file.", nl: "Het gegevensbestand."))
    var data: String

    @Option(help: .words(en: "The folder for the tables and the report.", nl: "De map voor de tabellen en het rapport.", value: "DIR"))
    var out: String

    @Option(name: [.customShort("m"), .long], help: .words(en: "How many completed tables.", nl: "Hoeveel aangevulde tabellen.", value: "M"))
    var imputations = 5

    @Option(help: .words(en: "How many rounds each takes.", nl: "Hoeveel rondes elke aanvulling duurt.", value: "N"))
    var iterations = 10

    @Option(
        help: .words(
            en: "Columns by which missing values are compared; after a colon what with: overall (default), largest, complement or a level.",
            nl: "Kolommen waarop ontbreken wordt vergeleken; na een dubbele punt waarmee: overall (standaard), largest, complement of een niveau.",
            value: "a,b:LEVEL"))
    var protected: String?

    @Option(
        help: .words(
            en: "Columns that are not imputed and predict nothing.", nl: "Kolommen die niet worden aangevuld en niets voorspellen.", value: "a,b"))
    var exclude: CommaSeparated = CommaSeparated(names: [])

    @Option(
        help: .words(
            en: "A file (YAML) that says how columns are imputed: methods, bounds, formulas, columns that belong together, families.",
            nl: "Een bestand (YAML) dat zegt hoe kolommen worden aangevuld: methoden, grenzen, formules, kolommen die bij elkaar horen, gezinnen.",
            value: "FILE"))
    var rules: String?

    @Flag(
        inversion: .prefixedNo,
        help: .words(en: "Write all tables below each other too, for R.", nl: "Schrijf alle tabellen ook onder elkaar, voor R."))
    var long = true

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard imputations >= 1, iterations >= 1 else {
            throw ValidationError(
                Session.words(en: "-m and --iterations are whole numbers from 1.", nl: "-m en --iterations zijn gehele getallen vanaf 1."))
        }
    }

    func run() throws {
        let progress = common.begin()
        var task = ImputeTask(data: URL(fileURLWithPath: data), out: URL(fileURLWithPath: out))
        (task.imputations, task.iterations, task.seed) = (imputations, iterations, common.seed ?? 1)
        (task.protected, task.exclude, task.isStacked) = (protected, exclude.names, long)
        task.rules = rules.map { URL(fileURLWithPath: $0) }
        (task.language, task.options) = (common.languageOfReports, reading.options)
        let summary = try task.run(progress: progress)
        ProgressPrinter.showTimes()
        say(summary)
    }

    private func say(_ summary: ImputeTask.Summary) {
        let words = NumberWords(Session.language)
        let (cells, columns) = (words.count(summary.cells), words.count(summary.columns))
        Messages.say(
            LocalizedText(
                en: "\(cells) missing cells in \(columns) \(summary.columns == 1 ? "column" : "columns") were filled in \(imputations) times.",
                nl: "\(cells) ontbrekende cellen in \(columns) \(summary.columns == 1 ? "kolom" : "kolommen") zijn \(imputations) keer aangevuld."))
        if summary.shared > 0 {
            let shared = words.count(summary.shared)
            Messages.say(
                LocalizedText(
                    en: "\(shared) missing cells have the value of another row of the family.",
                    nl: "\(shared) ontbrekende cellen hebben de waarde van een andere rij van het gezin."))
        }
        for (column, reason) in summary.leftOut {
            Messages.say(
                LocalizedText(en: "Column \"\(column)\" played no part: \(reason.en).", nl: "Kolom \"\(column)\" deed niet mee: \(reason.nl)."))
        }
        if case .unsettled(let names) = summary.convergence {
            let list = names.joined(separator: ", ")
            Messages.say(
                LocalizedText(
                    en: "The chains have not settled for: \(list). Ask for more --iterations.",
                    nl: "De ketens zijn nog niet tot rust voor: \(list). Vraag meer --iterations."))
        }
        Messages.done(en: "The report: \(summary.report.path)", nl: "Het rapport: \(summary.report.path)")
    }
}
