// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Foundation
import Study

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Validates and audits the scores of any model, by group.",
        discussion: """
            A score within 0 and 1 is taken as a probability; another is judged by how it ranks.

            Examples:
              evenkans audit scores.csv --outcome small --score risk --protected origin:Netherlands,sex --capacity 0.1 --out audit
              evenkans audit compas.csv --outcome two_year_recid --score decile_score --protected race:Caucasian --threshold 5 --out audit
              evenkans audit scores.csv --outcome small --score risk --protected wic --threshold 0.1 --limit fairness.gap.fnr:0.05 --out audit
            """)

    @Argument(help: "A table with the outcome, the score and the groups.")
    var data: String

    @Option(help: "The column with the outcome.")
    var outcome: String

    @Option(help: "The level of the outcome that is the event: a code or a label. 1 and TRUE need not be named.")
    var positive: String?

    @Option(help: "The column with the score.")
    var score: String

    @Option(
        help: ArgumentHelp(
            "Columns by which groups are compared; after a colon what with: overall (default), largest, complement or a level.",
            valueName: "a,b:LEVEL"))
    var protected: String

    @Option(help: "Rows with at least this score are reached.")
    var threshold: Double?

    @Option(help: "How many can be reached: below 1 a share, from 1 a number.")
    var capacity: Double?

    @Option(help: "The column with case weights.")
    var weights: String?

    @Option(help: "The column whose value families share.")
    var cluster: String?

    @Option(help: "The column with the area.")
    var area: String?

    @Option(help: ArgumentHelp("The largest gap that is accepted, by evidence key. May be repeated.", valueName: "KEY:VALUE"))
    var limit: [String] = []

    @Option(help: "1 for single attributes, 2 for each two crossed as well.")
    var intersections = 2

    @Option(help: "Rates with fewer rows in the denominator are not printed.")
    var minimumEvents = 20

    @Option(help: "Seed of the simulated nulls.")
    var seed: UInt64 = 1

    @Option(help: "The folder for report.html, evidence.json and evidence.csv.")
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if threshold != nil, capacity != nil { throw ValidationError("Give --threshold or --capacity, not both.") }
        if let capacity, !(capacity > 0 && capacity.isFinite) { throw ValidationError("--capacity is above 0.") }
        if !(1...2).contains(intersections) { throw ValidationError("--intersections is 1 or 2.") }
    }

    func run() throws {
        let progress = common.begin()
        var task = AuditTask(
            data: URL(fileURLWithPath: data), outcome: outcome, score: score, protected: protected, out: URL(fileURLWithPath: out))
        (task.positive, task.threshold, task.capacity) = (positive, threshold, capacity)
        (task.weights, task.cluster, task.area) = (weights, cluster, area)
        (task.intersections, task.minimumEvents, task.seed) = (intersections, minimumEvents, seed)
        (task.language, task.options) = (common.lang, reading.options)
        task.limits = try LimitOption.read(limit)
        let report = try task.run(progress: progress)
        ProgressPrinter.clear()
        print(Session.words(en: "The report: \(report.path)", nl: "Het rapport: \(report.path)"))
    }
}
