// SPDX-License-Identifier: EUPL-1.2

import Settings

/// `fairness:` what is registered before anybody looks at groups.
struct FairnessSection: SettingsSection {
    var goals: [GoalSection] = []
    /// 2: groups of two attributes are judged as well; 0 or 1: single attributes only.
    var intersections = 2
    var minimumEvents = 20
    /// In which respect people are alike, who should be selected alike.
    var conditionalParity: ConditionSection?
    /// What other tools print of a whole attribute.
    var summaries = true
    /// Numbers by area.
    var areas = PopulationSection()
    /// A file with archetypes and flips.
    var archetypes: String?
    /// A file with a graph of causes.
    var graph: String?

    static let declaration = SettingsDeclaration<FairnessSection>(
        .optional(
            "goals", .list(.section()), \.goals, en: "From where on a difference between groups is a concern.",
            nl: "Vanaf waar een verschil tussen groepen een zorg is."),
        .optional(
            "intersections", .integer(from: 0, through: 2), \.intersections,
            en: "2 to judge groups of two attributes as well; 0 or 1 for single ones.",
            nl: "2 om ook groepen van twee kenmerken te beoordelen; 0 of 1 voor enkele."),
        .optional(
            "minimum_events", .integer(from: 1), \.minimumEvents, en: "A rate of fewer cases is not printed.",
            nl: "Een percentage van minder gevallen wordt niet getoond."),
        .optional(
            "conditional_parity", .section(), \.conditionalParity, en: "Whether people who are alike in one respect are selected alike.",
            nl: "Of mensen die in één opzicht gelijk zijn even vaak worden aangewezen."),
        .optional(
            "summaries", .flag, \.summaries,
            en: "false: without the summaries of a whole attribute that other tools print (equalised odds, distances of scores and the like), which "
                + "have no verdict. true unless given.",
            nl: "false: zonder de samenvattingen van een heel kenmerk zoals andere programma's die geven (equalised odds, afstanden tussen scores "
                + "en dergelijke). Daarover is er geen oordeel. true tenzij gegeven."),
        .optional("areas", .section(), \.areas, en: "Numbers by area.", nl: "Getallen per gebied."),
        .optional(
            "archetypes", .path, \.archetypes, en: "A file with families that a policy maker recognises, and changes about them.",
            nl: "Een bestand met gezinnen die een beleidsmaker herkent, en veranderingen daaraan."),
        .optional(
            "graph", .path, \.graph, en: "A file that says what causes what: differences are split into paths.",
            nl: "Een bestand met wat waarvan de oorzaak is: verschillen worden gesplitst in wegen."))
}

/// An entry of `fairness.goals:` a comparison with its limit.
struct GoalSection: SettingsSection {
    enum Scale: String, CaseIterable, Sendable {
        case difference, ratio
    }

    var outcome = ""
    var metric = ""
    var attribute = ""
    var compare = Scale.difference
    var limit = 0.0

    static let declaration = SettingsDeclaration<GoalSection>(
        keys: [
            .required("outcome", .text, \.outcome, en: "The outcome.", nl: "De uitkomst."),
            .required("metric", .text, \.metric, en: "The measure, such as fnr.", nl: "De maat, zoals fnr."),
            .required(
                "attribute", .text, \.attribute, en: "The protected attribute, or two joined by ` x `.",
                nl: "Het beschermde kenmerk, of twee met ` x ` ertussen."),
            .optional("compare", .choice(), \.compare, en: "difference or ratio.", nl: "difference of ratio."),
            .required("limit", .number(above: 0), \.limit, en: "The largest that is accepted.", nl: "Wat hoogstens mag."),
        ],
        check: { goal, path, context in
            if goal.compare == .difference, goal.limit > 1 {
                context.error(
                    path["limit"], en: "`\(path["limit"])`: a difference of two shares is at most 1; 5 percentage points is 0.05.",
                    nl: "`\(path["limit"])`: een verschil van twee percentages is hoogstens 1; 5 procentpunt is 0.05.")
            }
        })
}
