// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import RiskModels
import Study

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: Session.words(en: "Fits a model on all rows of a table.", nl: "Schat een model op alle rijen van een tabel."),
        discussion: Session.words(
            en: """
                Learns from every column but the outcome and those that --exclude, --protected, --weights and --cluster name.
                Refuses columns that name rows, and columns that alone give the outcome away (AUC of .99), unless --include names them.

                Examples:

                """,
            nl: """
                Leert van elke kolom behalve de uitkomst en die achter --exclude, --protected, --weights en --cluster.
                Weigert kolommen die rijen aanwijzen, en kolommen die alleen al de uitkomst verraden (AUC van 0,99), tenzij --include ze noemt.

                Voorbeelden:

                """) + """
                  evenkans fit births.csv --outcome small --exclude weight,apgar5 --out model.json
                  evenkans fit births.sav --outcome small --positive yes --protected origin,sex --model logistic --out model.json
                  evenkans fit births-2024.csv --outcome small --exclude weight --update model-2020.json --out model-2024.json
                """)

    @Argument(help: .words(en: "The data file.", nl: "Het gegevensbestand."))
    var data: String

    @Option(help: .words(en: "The column with the outcome.", nl: "De kolom met de uitkomst.", value: "COL"))
    var outcome: String

    @Option(help: OutcomeWords.positive)
    var positive: String?

    @Option(help: .words(en: "Columns that are not learned from.", nl: "Kolommen waarvan niet wordt geleerd.", value: "a,b"))
    var exclude: CommaSeparated = CommaSeparated(names: [])

    @Option(
        help: .words(
            en: "Columns that are learned from although they would be refused, or left out because there are too many.",
            nl: "Kolommen waarvan wel wordt geleerd, ook al zouden ze geweigerd worden of wegvallen omdat er te veel zijn.", value: "a,b"))
    var include: CommaSeparated = CommaSeparated(names: [])

    @Option(
        help: .words(
            en: "Columns by which fairness is judged; not learned from.",
            nl: "Kolommen waarop eerlijkheid wordt beoordeeld; er wordt niet van geleerd.", value: "a,b"))
    var protected: CommaSeparated = CommaSeparated(names: [])

    @Option(help: .words(en: "The kind of model.", nl: "Het soort model.", value: "additive|logistic|scorecard|boosted"))
    var model: ModelChoice.Kind = .additive

    @Option(
        help: .words(
            en: "How many pairs of features get an effect together (additive model).",
            nl: "Hoeveel paren van eigenschappen samen een effect krijgen (optelmodel).", value: "N|auto"))
    var pairs: PairCount = .number(0)

    @Option(
        help: .words(
            en: "Most features of an additive model, from 2 to 150 (default); of more, those that say most are kept.",
            nl: "De meeste eigenschappen van een optelmodel, van 2 tot 150 (standaard); van meer blijven die het meest zeggen.", value: "N"))
    var mostFeatures: Int?

    @Option(
        help: .words(
            en: "The column with case weights (inverse sampling probabilities).", nl: "De kolom met gewichten (omgekeerde trekkingskansen).",
            value: "COL"))
    var weights: String?

    @Option(
        help: .words(
            en: "The column whose value families share: intervals are of families.",
            nl: "De kolom waarin een gezin dezelfde waarde heeft: onzekerheid is die van gezinnen.", value: "COL"))
    var cluster: String?

    @Option(
        help: .words(
            en: "A priors file (docs/formats/priors.md): what is known of effects beforehand (additive model).",
            nl: "Een bestand met wat vooraf van effecten bekend is (docs/formats/priors.md; optelmodel).", value: "FILE"))
    var priors: String?

    @Option(
        help: .words(
            en: "A column of numbers that is added to the log-odds of each row, here and in every later score.",
            nl: "Een kolom met getallen die in elke rij bij de log-odds wordt opgeteld, hier en bij elke latere score.", value: "COL"))
    var offset: String?

    @Option(
        help: .words(
            en: "A model file of other rows (docs/updating.md): the smallest update that suffices is taken, from none to a new fit.",
            nl: "Een modelbestand van andere rijen (docs/updating.md): de kleinste wijziging die volstaat, van niets tot een nieuw model.",
            value: "OLD.json"))
    var update: String?

    @Option(help: .words(en: "The model file.", nl: "Het modelbestand.", value: "MODEL.json"))
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard mostFeatures.map({ (2...ScreeningParameters.defaultMostFeatures).contains($0) && model == .additive }) ?? true else {
            throw ValidationError(
                Session.words(
                    en: "--most-features is a whole number from 2 to 150, of an additive model.",
                    nl: "--most-features is een geheel getal van 2 tot 150, van een optelmodel."))
        }
    }

    func run() throws {
        let progress = common.begin()
        let choice = ModelChoice(
            kind: model, pairs: pairs, seed: common.seed ?? 1,
            screening: ScreeningParameters(mostFeatures: mostFeatures ?? ScreeningParameters.defaultMostFeatures))
        let summary = try FitTask(
            data: URL(fileURLWithPath: data), outcome: outcome, positive: positive, exclude: exclude.names, include: include.names,
            protected: protected.names, model: choice, weights: weights,
            cluster: cluster, priors: priors.map { URL(fileURLWithPath: $0) }, offset: offset, update: update.map { URL(fileURLWithPath: $0) },
            out: URL(fileURLWithPath: out), options: reading.options
        ).run(progress: progress)
        ProgressPrinter.showTimes()
        say(summary)
    }

    private func say(_ summary: FitTask.Summary) {
        let words = NumberWords(Session.language)
        let (rows, events) = (words.count(summary.rows), words.count(summary.events))
        Messages.say(
            LocalizedText(
                en: "Learned from \(rows) rows with \(events) events and \(summary.features) features: \(out)",
                nl: "Geleerd van \(rows) rijen met \(events) gebeurtenissen en \(summary.features) eigenschappen: \(out)"))
        if let updating = summary.updating {
            UpdatingTable(model: updating.taken, steps: updating.steps, words: words).lines.forEach { Messages.say($0) }
        }
        for remark in summary.remarks { Messages.say(remark) }
        guard !summary.constant.isEmpty else { return }
        let list = summary.constant.joined(separator: ", ")
        Messages.say(LocalizedText(en: "Left out, one value in all rows: \(list)", nl: "Weggelaten, in alle rijen dezelfde waarde: \(list)"))
    }
}

/// `a,b`: names of columns.
struct CommaSeparated: ExpressibleByArgument {
    let names: [String]

    init(names: [String]) { self.names = names }

    init?(argument: String) { names = argument.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) } }

    var defaultValueDescription: String { names.joined(separator: ",") }
}
