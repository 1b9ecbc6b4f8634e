// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import Study

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fits a model on all rows of a table.",
        discussion: """
            Learns from every column but the outcome and those that --exclude, --protected, --weights and --cluster name. Refuses columns that name
            rows, and columns that alone give the outcome away (AUC of .99), unless --include names them.

            Examples:
              evenkans fit births.csv --outcome small --exclude weight,apgar5 --out model.json
              evenkans fit births.sav --outcome small --positive yes --protected origin,sex --model logistic --out model.json
            """)

    @Argument(help: "The data file.")
    var data: String

    @Option(help: "The column with the outcome.")
    var outcome: String

    @Option(help: "The level of the outcome that is the event: a code or a label. 1 and TRUE need not be named.")
    var positive: String?

    @Option(help: ArgumentHelp("Columns that are not learned from.", valueName: "a,b"))
    var exclude: CommaSeparated = CommaSeparated(names: [])

    @Option(help: ArgumentHelp("Columns that are learned from although they would be refused.", valueName: "a,b"))
    var include: CommaSeparated = CommaSeparated(names: [])

    @Option(help: ArgumentHelp("Columns by which fairness is judged; not learned from.", valueName: "a,b"))
    var protected: CommaSeparated = CommaSeparated(names: [])

    @Option(help: ArgumentHelp("The kind of model.", valueName: "additive|logistic"))
    var model: ModelChoice.Kind = .additive

    @Option(help: "The column with case weights (inverse sampling probabilities).")
    var weights: String?

    @Option(help: "The column whose value families share: intervals are of families.")
    var cluster: String?

    @Option(help: "Seed of the draws in the model file.")
    var seed: UInt64 = 1

    @Option(help: "The model file.")
    var out: String

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let summary = try FitTask(
            data: URL(fileURLWithPath: data), outcome: outcome, positive: positive, exclude: exclude.names, include: include.names,
            protected: protected.names, model: ModelChoice(kind: model, seed: seed), weights: weights, cluster: cluster,
            out: URL(fileURLWithPath: out),
            options: reading.options
        ).run(progress: progress)
        ProgressPrinter.clear()
        let words = NumberWords(common.lang)
        let (rows, events) = (words.count(summary.rows), words.count(summary.events))
        Session.say(
            LocalizedText(
                en: "Learned from \(rows) rows with \(events) events and \(summary.features) features: \(out)",
                nl: "Geleerd van \(rows) rijen met \(events) gebeurtenissen en \(summary.features) eigenschappen: \(out)"))
        if !summary.constant.isEmpty {
            let list = summary.constant.joined(separator: ", ")
            Session.say(LocalizedText(en: "Left out, one value in all rows: \(list)", nl: "Weggelaten, in alle rijen dezelfde waarde: \(list)"))
        }
    }
}

extension ModelChoice.Kind: ExpressibleByArgument {}

/// `a,b`: names of columns.
struct CommaSeparated: ExpressibleByArgument {
    let names: [String]

    init(names: [String]) { self.names = names }

    init?(argument: String) { names = argument.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) } }
}
