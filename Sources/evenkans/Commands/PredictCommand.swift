// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import Study

struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: Session.words(en: "Scores the rows of a table by a model file.", nl: "Geeft de rijen van een tabel scores met een modelbestand."),
        discussion: Session.words(
            en: "One row per input row, in order: risk, lower and upper (95%).\n\nExample:\n",
            nl: "Eén rij per rij, in dezelfde volgorde: risk, lower en upper (95%).\n\nVoorbeeld:\n")
            + "  evenkans predict model.json births.csv --out scores.csv --id birth_number")

    @Argument(help: .words(en: "The model file.", nl: "Het modelbestand."))
    var model: String

    @Argument(help: .words(en: "The data file.", nl: "Het gegevensbestand."))
    var data: String

    @Option(
        help: .words(
            en: "The file to write: .csv, .parquet or .sav.", nl: "Het bestand om te schrijven: .csv, .parquet of .sav.", value: "SCORES"))
    var out: String

    @Option(help: .words(en: "A column that is copied in front of the scores.", nl: "Een kolom die voor de scores komt te staan.", value: "COL"))
    var id: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = common.begin()
        let task = PredictTask(
            model: URL(fileURLWithPath: model), data: URL(fileURLWithPath: data), id: id, out: URL(fileURLWithPath: out), options: reading.options)
        let summary = try task.run(progress: progress), words = NumberWords(Session.language), rows = words.count(summary.rows)
        for feature in summary.unfamiliar {
            if feature.values > 0 { Messages.say(Self.unfamiliar(feature.feature, words.count(feature.values))) }
            if feature.gaps > 0 { Messages.say(Self.unfamiliar(gaps: feature.feature, words.count(feature.gaps))) }
        }
        Messages.say(LocalizedText(en: "Scores of \(rows) rows: \(out)", nl: "Scores van \(rows) rijen: \(out)"))
    }

    private static func unfamiliar(_ feature: String, _ rows: String) -> LocalizedText {
        LocalizedText(
            en: "Rows with a value of \"\(feature)\" that was rare or absent when the model was made: \(rows). To the model they are "
                + "all alike in it.",
            nl: "Rijen met een waarde van \"\(feature)\" die er weinig of niet was toen het model werd gemaakt: \(rows). Voor het model zijn die "
                + "hierin allemaal gelijk.")
    }

    private static func unfamiliar(gaps feature: String, _ rows: String) -> LocalizedText {
        LocalizedText(
            en: "Rows that lack \"\(feature)\" for a reason that was rare or absent when the model was made: \(rows). To the model they are "
                + "all alike in it.",
            nl: "Rijen zonder \"\(feature)\" om een reden die er weinig of niet was toen het model werd gemaakt: \(rows). Voor het model zijn die "
                + "hierin allemaal gelijk.")
    }
}
