// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// The study file as it is written: one property a key.
struct PlanSettings: SettingsSection {
    var study = ""
    var title: LocalizedText?
    var purpose: Purpose?
    var legal = LegalSection()
    var data: String?
    var registers: String?
    var cohort: CohortSection?
    var derive: [DerivedSection] = []
    var columns: [Named<ColumnRole>] = []
    var outcomes: [OutcomeSection] = []
    var features: [FeatureSection] = []
    var protected: [ProtectedSection] = []
    var weights: WeightsSection?
    var split = SplitSection()
    var missing = MissingSection()
    var model = ModelSection()
    var compare: [ModelKind] = []
    var decision = DecisionSection()
    var performance = PerformanceSection()
    var fairness = FairnessSection()
    var comparator: ComparatorSection?
    var history: HistorySection?
    var validation: ValidationSection?
    var overrides: [OverrideSection] = []
    var disclosure = DisclosureSection()
    var seed = 1

    static let declaration = SettingsDeclaration<PlanSettings>(
        keys: about + rows + judgement + later,
        check: { settings, _, context in PlanChecks(settings).run(in: &context) })

    private static let about: [SettingKey<PlanSettings>] = [
        .required(
            "study", .identifier, \.study, en: "The name; runs go to runs/<study>.", nl: "De naam; runs komen in runs/<study>."),
        .optional("title", .words, \.title, en: "The title of the report.", nl: "De titel van het rapport."),
        .required(
            "purpose", .choice(), \.purpose, en: "What it is for: research, population-policy or individual-screening.",
            nl: "Waarvoor het is: research, population-policy of individual-screening."),
        .required(
            "legal", .section(), \.legal, en: "Whose data they are, and on what grounds they may be used.",
            nl: "Van wie de gegevens zijn, en op welke grond."),
        .optional("seed", .integer(from: 0), \.seed, en: "Where random numbers start.", nl: "Waar toevalsgetallen beginnen."),
    ]

    private static let rows: [SettingKey<PlanSettings>] = [
        .optional(
            "data", .path, \.data, en: "The file with the data, from the folder of the study file.",
            nl: "Het bestand met de gegevens, vanuit de map van het studiebestand."),
        .optional(
            "registers", .path, \.registers, en: "The catalogue of the registers, instead of data.",
            nl: "De catalogus van de registers, in plaats van data."),
        .optional("cohort", .section(), \.cohort, en: "Whose rows are composed from registers.", nl: "Wiens rijen uit registers worden gemaakt."),
        .optional("derive", .list(.section()), \.derive, en: "Columns computed from others.", nl: "Kolommen die uit andere volgen."),
        .optional(
            "columns", .map(of: .choice(), en: "column names, each with a role", nl: "namen van kolommen, elk met een rol"), \.columns,
            en: "The role of every column.", nl: "De rol van elke kolom."),
        .required("outcomes", .list(.section()), \.outcomes, en: "What is predicted.", nl: "Wat wordt voorspeld."),
        .optional("features", .list(.section()), \.features, en: "What is known of features.", nl: "Wat van eigenschappen bekend is."),
        .optional(
            "protected", .list(.section()), \.protected, en: "Groups that the model is judged by.", nl: "Groepen waarop het model wordt beoordeeld."),
        .optional("weights", .section(), \.weights, en: "How much each row counts.", nl: "Hoe zwaar elke rij telt."),
        .optional("split", .section(), \.split, en: "Which rows stay closed.", nl: "Welke rijen gesloten blijven."),
        .optional("missing", .section(), \.missing, en: "What is done with missing values.", nl: "Wat er met ontbrekende waarden gebeurt."),
    ]

    private static let judgement: [SettingKey<PlanSettings>] = [
        .optional("model", .section(), \.model, en: "What is fitted.", nl: "Welk model wordt gemaakt."),
        .optional("compare", .list(.choice()), \.compare, en: "Models beside it.", nl: "Modellen ernaast."),
        .optional("decision", .section(), \.decision, en: "How many can be reached.", nl: "Hoeveel er bereikt kunnen worden."),
        .optional(
            "performance", .section(), \.performance, en: "What is asked of a model's performance beyond the usual measures.",
            nl: "Wat naast de gewone maten over de prestatie van een model wordt gevraagd."),
        .optional("fairness", .section(), \.fairness, en: "What is registered about groups.", nl: "Wat over groepen is vastgelegd."),
        .optional(
            "comparator", .section(), \.comparator, en: "A better or other outcome, which labels are held against.",
            nl: "Een betere of andere uitkomst, waarmee labels worden vergeleken."),
        .optional(
            "history", .section(), \.history, en: "Whom an earlier policy flagged: those watched have more on record.",
            nl: "Wie eerder beleid had aangewezen: over hen ligt meer vast."),
        .optional(
            "validation", .section(), \.validation, en: "A sample with true values of a feature.",
            nl: "Een steekproef met ware waarden van een eigenschap."),
        .optional(
            "overrides", .list(.section()), \.overrides, en: "Rules of leakage that are set aside, each with a reason.",
            nl: "Regels over lekken die opzij zijn gezet, elk met een reden."),
        .optional("disclosure", .section(), \.disclosure, en: "Rules for small groups.", nl: "Regels voor kleine groepen."),
    ]

    /// Keys of the language that no room acts on.
    private static let later: [SettingKey<PlanSettings>] = [
        .notBuilt(
            "priors", en: "priors outside `model` (write `model: {priors: FILE}`)",
            nl: "priors buiten `model` (schrijf `model: {priors: BESTAND}`)"),
        .notBuilt("mitigate", LaterParts.mitigation),
        .notBuilt("documents", en: "writing documents", nl: "documenten schrijven"),
        .notBuilt("answers", LaterParts.answers),
    ]
}
