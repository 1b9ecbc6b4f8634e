// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// The kinds of priors that a file can hold.
enum PriorKind: String, CaseIterable, Sendable {
    case oddsRatio = "odds-ratio"
    case curve, coefficient, anchor, threshold, increasing, decreasing, convex, concave, unimodal, forbid

    /// The keys that the kind needs beside `feature`, `kind` and `source`.
    var needs: [String] {
        switch self {
        case .oddsRatio: ["odds_ratio", "interval"]
        case .curve: ["reference", "points"]
        case .coefficient: ["log_odds", "sd"]
        case .anchor: ["sd"]
        case .threshold: ["cut"]
        case .increasing, .decreasing, .convex, .concave, .unimodal, .forbid: []
        }
    }

    /// The keys that the kind knows besides those.
    var knows: [String] {
        switch self {
        case .oddsRatio: ["confidence", "per", "unit", "level", "against", "weight", "between"]
        case .curve: ["confidence", "unit", "covariance", "weight", "between"]
        case .coefficient: ["per", "unit", "level", "against", "weight", "between"]
        case .anchor: ["at", "level", "log_odds", "unit", "weight", "between"]
        case .threshold: ["unit"]
        case .increasing, .decreasing, .convex, .concave, .unimodal: ["strength"]
        case .forbid: []
        }
    }
}

/// A row of a priors file as it is written.
struct PriorEntry: SettingsSection {
    var feature = ""
    var kind = PriorKind.oddsRatio
    var source = ""
    var unit: String?
    var oddsRatio: Double?
    var interval: [Double] = []
    var confidence = 0.95
    var step: Double?
    var level: String?
    var against: String?
    var reference: Double?
    var points: [PriorPoint] = []
    var covariance: [[Double]] = []
    var logOdds: Double?
    var deviation: Double?
    var at: Double?
    var cut: [Double] = []
    var strength: ShapeStrength?
    var weight = 1.0
    var between: Double?

    static let declaration = SettingsDeclaration<PriorEntry>(
        keys: about + published + shapes, check: { entry, path, context in PriorEntryChecks(entry, path).run(in: &context) })

    private static let about: [SettingKey<PriorEntry>] = [
        .required("feature", .text, \.feature, en: "The feature that is spoken of.", nl: "De eigenschap waarover het gaat."),
        .required("kind", .choice(), \.kind, en: "What is said of it.", nl: "Wat er over wordt gezegd."),
        .required("source", .text, \.source, en: "Who says so: a citation.", nl: "Wie dat zegt: een bronvermelding."),
        .optional("unit", .text, \.unit, en: "The unit that the source measures in.", nl: "De eenheid waarin de bron meet."),
    ]

    private static let published: [SettingKey<PriorEntry>] = [
        .optional("odds_ratio", .oddsRatio, \.oddsRatio, en: "The published odds ratio.", nl: "De gepubliceerde odds-ratio."),
        .optional(
            "interval", .list(.oddsRatio, count: 2), \.interval, en: "Its interval: [lower, upper].", nl: "Het interval: [onder, boven]."),
        .optional(
            "confidence", .number(from: 0.5, through: 0.9999), \.confidence, en: "The level of the interval; 0.95 unless given.",
            nl: "Het niveau van het interval; anders 0,95."),
        .optional(
            "per", .number(above: 0, through: 1e9), \.step, en: "The step of the feature that it is for; 1 unless given.",
            nl: "De stap van de eigenschap waarvoor het geldt; anders 1."),
        .optional("level", .text, \.level, en: "The level that it is for.", nl: "De waarde waarvoor het geldt."),
        .optional("against", .text, \.against, en: "The level that it is held against.", nl: "De waarde waarmee wordt vergeleken."),
        .optional(
            "reference", .number(), \.reference, en: "The value at which a curve has odds ratio 1.",
            nl: "De waarde waarbij een kromme odds-ratio 1 heeft."),
        .optional("points", .list(.section()), \.points, en: "The points of a curve.", nl: "De punten van een kromme."),
        .optional(
            "covariance", .list(.list(.number())), \.covariance,
            en: "Covariance of the log odds ratios of the points, row by row; without it the intervals of the points are independent.",
            nl: "Covariantie van de log-odds-ratio's van de punten, rij voor rij; anders zijn de intervallen van de punten onafhankelijk."),
        .optional(
            "log_odds", .number(from: -50, through: 50), \.logOdds, en: "A coefficient, or the log-odds of an anchor (0 unless given).",
            nl: "Een coëfficiënt, of de log-odds van een anker (anders 0)."),
        .optional(
            "sd", .number(from: 1e-6, through: 100), \.deviation, en: "How sure that is: a standard deviation, in log-odds.",
            nl: "Hoe zeker dat is: een standaardafwijking, in log-odds."),
        .optional("at", .number(), \.at, en: "The value of an anchor.", nl: "De waarde van een anker."),
        .optional(
            "weight", .number(above: 0, through: 1), \.weight, en: "How much the study counts: 1 for the same population, 0.5 for another.",
            nl: "Hoe zwaar de studie telt: 1 voor dezelfde bevolking, 0,5 voor een andere."),
        .optional(
            "between", .number(from: 0, through: 10), \.between,
            en: "Standard deviation between studies, in log-odds; 0.2 for odds ratios and curves, 0 for coefficients and anchors.",
            nl: "Standaardafwijking tussen studies, in log-odds; 0,2 voor odds-ratio's en krommen, 0 voor coëfficiënten en ankers."),
    ]

    private static let shapes: [SettingKey<PriorEntry>] = [
        .optional("cut", .ascendingCuts, \.cut, en: "Cuts that the model keeps.", nl: "Grenzen die het model aanhoudt."),
        .optional(
            "strength", .strength, \.strength, en: ShapeStrength.words.en, nl: ShapeStrength.words.nl),
    ]
}

/// A point of a published curve.
struct PriorPoint: SettingsSection {
    var at = 0.0
    var oddsRatio = 1.0
    var interval: [Double] = []

    static let declaration = SettingsDeclaration<PriorPoint>(
        .required("at", .number(), \.at, en: "The value of the feature.", nl: "De waarde van de eigenschap."),
        .required("odds_ratio", .oddsRatio, \.oddsRatio, en: "The odds ratio against the reference.", nl: "De odds-ratio tegenover de referentie."),
        .optional("interval", .list(.oddsRatio, count: 2), \.interval, en: "Its interval: [lower, upper].", nl: "Het interval: [onder, boven]."))
}

extension SettingType where Value == Double {
    /// An odds ratio: beyond these limits the point of a number is in the wrong place.
    fileprivate static var oddsRatio: SettingType { .number(from: 1e-6, through: 1e6) }
}
