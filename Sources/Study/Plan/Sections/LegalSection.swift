// SPDX-License-Identifier: EUPL-1.2

import Settings

/// What the study is for.
enum Purpose: String, CaseIterable, Sendable {
    case research
    case populationPolicy = "population-policy"
    case individualScreening = "individual-screening"
}

/// Whose data they are, and so which rules hold.
enum DataEnvironment: String, CaseIterable, Sendable {
    case cbsMicrodata = "cbs-microdata"
    case ownData = "own-data"
    case `public`
}

/// `legal:` where the data come from and on what grounds they may be used.
struct LegalSection: SettingsSection {
    var environment: DataEnvironment?
    var basis: [String] = []
    var controller: String?
    var project: String?

    static let declaration = SettingsDeclaration<LegalSection>(
        keys: [
            .required(
                "environment", .choice(), \.environment, en: "Whose data they are: cbs-microdata, own-data or public.",
                nl: "Wiens gegevens het zijn: cbs-microdata, own-data of public."),
            .optional(
                "basis", .list(.identifier), \.basis, en: "The legal grounds, such as gdpr-9-2-j; not asked of public data.",
                nl: "De wettelijke grondslagen, zoals gdpr-9-2-j; niet nodig bij openbare gegevens."),
            .optional("controller", .remark, \.controller, en: "Who is responsible for the data.", nl: "Wie voor de gegevens verantwoordelijk is."),
            .optional("project", .remark, \.project, en: "The number of the project.", nl: "Het nummer van het project."),
        ],
        check: { legal, path, context in
            guard let environment = legal.environment, environment != .public, legal.basis.isEmpty,
                !context.undecided.contains(path["basis"]), !context.undecided.contains(where: { $0.parent == path["basis"] })
            else { return }
            context.error(
                context.isWritten(path["basis"]) ? path["basis"] : path,
                en: "`\(path["basis"])` is missing: data of people need a legal ground. Name it, such as [gdpr-9-2-j], or write `?`.",
                nl: "`\(path["basis"])` ontbreekt: gegevens van mensen vragen om een grondslag. Noem die, zoals [gdpr-9-2-j], of schrijf `?`.")
        })
}
