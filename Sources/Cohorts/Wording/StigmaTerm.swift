// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A word in a name, a label or an outcome that judges people instead of describing them.
public struct StigmaTerm: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// What somebody thought of a person.
        case judgement
        /// Words of suspicion and punishment.
        case sanction
        /// Nationality, language, looks.
        case appearance
        /// Saying whose fault it is.
        case blame
    }

    /// In lower case: a whole word, or the start of one where it ends in `*`.
    public let word: String
    public let kind: Kind

    /// Whether a word, in lower case, is this one.
    func matches(_ other: Substring) -> Bool { word.last == "*" ? other.hasPrefix(word.dropLast()) : other == word }

    /// The list, in English and in Dutch.
    ///
    /// Kinds: the list of a wording review of risk models (subjective judgements of caseworkers, terms of sanction, nationality, language and
    /// appearance, blame).
    public static let all: [StigmaTerm] =
        terms(
            .judgement,
            "motivation motivated unmotivated attitude uncooperative cooperative difficult unwilling problematic deviant abnormal "
                + "antisocial dysfunctional "
                + "impression lazy slovenly motivatie gemotiveerd ongemotiveerd houding onwillig meewerkend moeilijk problematisch* probleemgezin* "
                + "probleemjongere* probleemwijk* achterstandswijk* achterstandsgezin* asociaal afwijkend abnormaal indruk lui onverzorgd "
                + "kansarm* laagopgeleid* "
                + "zwakbegaafd* multiprobleem* risicokind* risicogezin* risicojongere* zorgmijder*")
        + terms(
            .sanction,
            "fraud fraudster fraudulent suspect suspected offender criminal sanction* punish* penalty violation cheater fraude* fraudeur* "
                + "verdacht* dader* crimineel* "
                + "sanctie* straf boete* overtred* overlast* misbruiker* recidivist*")
        + terms(
            .appearance,
            "foreign foreigner alien nonwestern western accent nationality ethnicity race skin clothing appearance language allochtoon* "
                + "autochtoon* westers* nietwesters* "
                + "buitenlander* nationaliteit* ras huidskleur* kleding* uiterlijk* taalachterstand* spreektaal taalbeheersing* anderstalig* "
                + "etniciteit*"
        )
        + terms(
            .blame,
            "fault blame guilty irresponsible neglectful noncompliant failure failed refuses schuld* verwijtbaar* onverantwoord* nalatig* "
                + "falen* mislukt* weigert "
                + "weigeraar* slachtoffergedrag")

    private static func terms(_ kind: Kind, _ words: String) -> [StigmaTerm] {
        words.split(separator: " ").map { StigmaTerm(word: String($0), kind: kind) }
    }
}
