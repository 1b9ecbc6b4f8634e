// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: Session.words(
            en: "Validates and audits the scores of any model, by group.", nl: "Valideert en toetst de scores van elk model, per groep."),
        discussion: Session.words(
            en: "A score within 0 and 1 is taken as a probability; another is judged by how it ranks.\n\nExamples:\n",
            nl: "Een score tussen 0 en 1 telt als kans; een andere wordt beoordeeld op de volgorde die zij geeft.\n\nVoorbeelden:\n")
                + """
                  evenkans audit scores.csv --outcome small --score risk --protected origin:Netherlands,sex --capacity 0.1 --out audit
                  evenkans audit compas.csv --outcome two_year_recid --score decile_score --protected race:Caucasian --threshold 5 --out audit
                  evenkans audit scores.csv --outcome small --score risk --protected wic --threshold 0.1 --limit fairness.gap.fnr:0.05 --out audit
                """)

    @Argument(help: .words(en: "A table with the outcome, the score and the groups.", nl: "Een tabel met de uitkomst, de score en de groepen."))
    var data: String

    @Option(help: .words(en: "The column with the outcome.", nl: "De kolom met de uitkomst.", value: "COL"))
    var outcome: String

    @Option(help: OutcomeWords.positive)
    var positive: String?

    @Option(help: .words(en: "The column with the score.", nl: "De kolom met de score.", value: "COL"))
    var score: String

    @Option(
        help: .words(
            en: "Columns by which groups are compared; after a colon what with: overall (default), largest, complement or a level.",
            nl: "Kolommen waarop groepen worden vergeleken; na een dubbele punt waarmee: overall (standaard), largest, complement of een niveau.",
            value: "a,b:LEVEL"))
    var protected: String

    @Option(help: .words(en: "Rows with at least this score are reached.", nl: "Rijen met minstens deze score worden bereikt.", value: "T"))
    var threshold: Double?

    @Option(
        help: .words(
            en: "How many can be reached: below 1 a share, from 1 a number.",
            nl: "Hoeveel er bereikt kunnen worden: onder 1 een deel, vanaf 1 een aantal.", value: "K"))
    var capacity: Double?

    @Option(help: .words(en: "The column with case weights.", nl: "De kolom met gewichten.", value: "COL"))
    var weights: String?

    @Option(help: .words(en: "The column whose value families share.", nl: "De kolom waarin een gezin dezelfde waarde heeft.", value: "COL"))
    var cluster: String?

    @Option(help: .words(en: "The column with the area.", nl: "De kolom met het gebied.", value: "COL"))
    var area: String?

    @Option(
        help: .words(
            en: "The column with the year, or with a date: how do the scores do in each year?",
            nl: "De kolom met het jaar, of met een datum: hoe doen de scores het per jaar?", value: "COL"))
    var time: String?

    @Option(
        help: .words(
            en: "A column with an outcome that another system recorded for everybody alike: is the outcome itself recorded alike?",
            nl: "Een kolom met een uitkomst die een ander systeem bij iedereen gelijk vastlegde: is de uitkomst zelf gelijk vastgelegd?",
            value: "COL"))
    var comparator: String?

    @Option(
        help: .words(
            en: "A column that says whom an earlier policy flagged.", nl: "Een kolom die zegt wie eerder beleid had aangewezen.", value: "COL"))
    var history: String?

    @Option(
        help: .words(
            en: "A table of a key and the true values of a column, both named as in the data: is that column recorded alike?",
            nl: "Een tabel met een sleutel en de ware waarden van een kolom, allebei genoemd zoals in de data: is die kolom gelijk vastgelegd?",
            value: "FILE"))
    var validation: String?

    @Option(
        help: .words(
            en: "A graph of causes (YAML) of these groups and columns: by which paths do groups come to differ?",
            nl: "Een schema van oorzaken (YAML) van deze groepen en kolommen: langs welke wegen gaan groepen verschillen?", value: "FILE"))
    var graph: String?

    @Option(
        help: .words(
            en: "A file with families that a policy maker recognises (YAML): how do the scores do for real families like them?",
            nl: "Een bestand met gezinnen die een beleidsmaker herkent (YAML): hoe doen de scores het voor echte gezinnen die zo zijn?",
            value: "FILE"))
    var archetypes: String?

    @Option(
        help: .words(
            en: "A table that says in which larger areas each area lies: numbers by area are given for those as well.",
            nl: "Een tabel die zegt in welke grotere gebieden elk gebied ligt: getallen per gebied zijn er dan ook voor die.", value: "FILE"))
    var crosswalk: String?

    @Option(
        help: .words(
            en: "A column in which people may be alike: are those who are alike selected alike (conditional parity)?",
            nl: "Een kolom waarin mensen gelijk kunnen zijn: worden mensen die gelijk zijn even vaak aangewezen (conditional parity)?", value: "COL"))
    var condition: String?

    @Option(
        help: .words(
            en: "A table with the columns attribute, level and share: are the groups there as often as in the population?",
            nl: "Een tabel met de kolommen attribute, level en share: zijn de groepen er zo vaak als in de bevolking?", value: "FILE"))
    var population: String?

    @Option(
        help: .words(
            en: "The largest gap that is accepted, by evidence key. May be repeated.",
            nl: "Het grootste verschil dat mag, per sleutel. Mag vaker worden gegeven.", value: "KEY:VALUE"))
    var limit: [String] = []

    @Option(
        help: .words(
            en: "1 for single attributes, 2 for each two crossed as well.", nl: "1 voor losse kenmerken, 2 ook voor elke twee samen."))
    var intersections = 2

    @Option(
        help: .words(
            en: "Rates with fewer rows in the denominator are not printed.", nl: "Percentages van minder rijen worden niet getoond.", value: "N"))
    var minimumEvents = 20

    @Option(
        help: .words(
            en: "How many times families are drawn again for intervals beside those from formulas: 1000 is usual.",
            nl: "Hoe vaak gezinnen opnieuw worden getrokken, voor intervallen naast die uit formules: 1000 is gebruikelijk.", value: "R"))
    var bootstrap = 0

    @Option(
        help: .words(
            en: "How many times the groups of people of whom none is recorded are imputed, for an audit beside the other: 20 is usual.",
            nl: "Hoe vaak groepen worden aangevuld voor mensen van wie geen groep is vastgelegd, voor een toets naast de andere: 20 is gebruikelijk.",
            value: "M"))
    var imputeGroups = 0

    @Option(
        help: .words(
            en: "The folder for report.html, evidence.json and evidence.csv.", nl: "De map voor report.html, evidence.json en evidence.csv.",
            value: "DIR"))
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        func refuse(_ en: String, _ nl: String, if wrong: Bool) throws {
            if wrong { throw ValidationError(Session.words(en: en, nl: nl)) }
        }
        try refuse(
            "Give --threshold or --capacity, not both.", "Geef --threshold of --capacity, niet allebei.", if: threshold != nil && capacity != nil)
        try refuse("--capacity is above 0.", "--capacity is meer dan 0.", if: capacity.map { !($0 > 0 && $0.isFinite) } ?? false)
        try refuse("--threshold is a number.", "--threshold is een getal.", if: threshold.map { !$0.isFinite } ?? false)
        try refuse(
            "--bootstrap is 0, or 20 to 100000.", "--bootstrap is 0, of 20 tot 100000.", if: bootstrap != 0 && !(20...100_000).contains(bootstrap))
        try refuse(
            "--impute-groups is 0, or 2 to 100.", "--impute-groups is 0, of 2 tot 100.", if: imputeGroups != 0 && !(2...100).contains(imputeGroups))
        try refuse("--intersections is 1 or 2.", "--intersections is 1 of 2.", if: !(1...2).contains(intersections))
        try refuse("--minimum-events is at least 1.", "--minimum-events is minstens 1.", if: minimumEvents < 1)
    }

    func run() throws {
        let progress = common.begin()
        var task = AuditTask(
            data: URL(fileURLWithPath: data), outcome: outcome, score: score, protected: protected, out: URL(fileURLWithPath: out))
        (task.positive, task.threshold, task.capacity) = (positive, threshold, capacity)
        (task.weights, task.cluster, task.area, task.time) = (weights, cluster, area, time)
        (task.comparator, task.history, task.validation) = (comparator, history, validation.map { URL(fileURLWithPath: $0) })
        task.graph = graph.map { URL(fileURLWithPath: $0) }
        (task.archetypes, task.crosswalk) = (archetypes.map { URL(fileURLWithPath: $0) }, crosswalk.map { URL(fileURLWithPath: $0) })
        task.condition = condition
        task.population = population.map { URL(fileURLWithPath: $0) }
        (task.intersections, task.minimumEvents, task.seed) = (intersections, minimumEvents, common.seed ?? 1)
        (task.resamples, task.imputedGroups) = (bootstrap, imputeGroups)
        (task.language, task.options) = (common.languageOfReports, reading.options)
        task.limits = try LimitOption.read(limit)
        let report = try task.run(progress: progress)
        Messages.done(en: "The report: \(report.path)", nl: "Het rapport: \(report.path)")
    }
}

/// What several commands say of the outcome.
enum OutcomeWords {
    static var positive: ArgumentHelp {
        .words(
            en: "The level of the outcome that is the event: a code or a label. 1 and TRUE need not be named.",
            nl: "Het niveau van de uitkomst dat de gebeurtenis is: een code of een label. 1 en TRUE hoeven niet.", value: "LEVEL")
    }
}
