// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the screening view, and of how many rows a judgement needs.
enum ScreenedWords {
    static let title = LocalizedText(en: "What screening would do", nl: "Wat screenen zou doen")
    static let lead = LocalizedText(
        en: """
            Suppose that 1,000 were screened, and those with the highest risks selected. How many with the outcome would be found, how many missed, \
            and how many selected without need? The larger the capacity, the fewer are missed and the more are selected without need.
            """,
        nl: """
            Stel dat er 1.000 worden gescreend, en dat wie het hoogste risico heeft, wordt aangewezen. Hoeveel met de uitkomst worden er gevonden, \
            hoeveel gemist, en hoeveel worden er zonder noodzaak aangewezen? Hoe groter de capaciteit, hoe minder er worden gemist en hoe meer er \
            zonder noodzaak worden aangewezen.
            """)
    static let caption = LocalizedText(en: "Of 1,000 that are screened", nl: "Van 1.000 die worden gescreend")
    static let capacity = LocalizedText(en: "Capacity", nl: "Capaciteit")
    static let found = LocalizedText(en: "Found", nl: "Gevonden")
    static let missed = LocalizedText(en: "Missed", nl: "Gemist")
    static let unneeded = LocalizedText(en: "Selected without need", nl: "Zonder noodzaak aangewezen")
    static let byGroup = LocalizedText(en: "Each group at each capacity", nl: "Elke groep bij elke capaciteit")

    static let sizeTitle = LocalizedText(en: "Are there enough rows?", nl: "Zijn er genoeg rijen?")
    static let sizeLead = LocalizedText(
        en: """
            A model that spends more than its rows can carry looks better than it is. These are four criteria for how many rows it needs \
            (Riley et al. \
            2020): its effects are at most a tenth too large, its fit at most .05 too good, the overall risk known to within .05, and \
            single risks off \
            by at most .05 on average.
            """,
        nl: """
            Een model dat meer vraagt dan zijn rijen kunnen dragen, lijkt beter dan het is. Dit zijn vier eisen aan het aantal rijen (Riley \
            e.a. 2020): \
            effecten zijn hoogstens een tiende te groot, het model past hoogstens 0,05 te goed, het totale risico is op 0,05 na bekend, en losse \
            risico's zitten er gemiddeld hoogstens 0,05 naast.
            """)
    static let sizeCaption = LocalizedText(en: "Rows that each criterion asks for", nl: "Rijen die elke eis vraagt")
    static let parameters = LocalizedText(en: "Parameters", nl: "Parameters")
    static let candidate = LocalizedText(en: "All that it could spend", nl: "Alles wat het kon gebruiken")
    static let effective = LocalizedText(en: "What the penalty left", nl: "Wat de rem overliet")
    static let shrinkage = LocalizedText(en: "Effects", nl: "Effecten")
    static let optimism = LocalizedText(en: "Fit", nl: "Passing")
    static let overall = LocalizedText(en: "Overall risk", nl: "Totale risico")
    static let single = LocalizedText(en: "Single risks", nl: "Losse risico's")
    static let learned = LocalizedText(en: "Rows learned from", nl: "Rijen om van te leren")

    static let groupsSummary = LocalizedText(
        en: "How sure a judgement of each group can be", nl: "Hoe zeker een oordeel over elke groep kan zijn")
    static let groupsLead = LocalizedText(
        en: """
            From how many rows a group has, before its outcomes are looked at: the standard error that each number will have, and the smallest true \
            difference with all others that would be found four times out of five. A smaller difference can exist and stay unseen.
            """,
        nl: """
            Uit hoeveel rijen een groep heeft, voordat naar de uitkomsten is gekeken: de standaardfout die elk getal zal hebben, en het \
            kleinste echte \
            verschil met alle anderen dat vier van de vijf keer zou worden gevonden. Een kleiner verschil kan er zijn zonder dat u het ziet.
            """)
    static let groupsCaption = LocalizedText(
        en: "Expected standard errors, and the smallest difference that would be found",
        nl: "Te verwachten standaardfouten, en het kleinste verschil dat zou worden gevonden")
    static let expectedEvents = LocalizedText(en: "Expected cases", nl: "Verwachte gevallen")
    static let ratioError = LocalizedText(en: "Error of log O/E", nl: "Fout van log O/E")
    static let slopeError = LocalizedText(en: "Error of slope", nl: "Fout van helling")
    static let areaError = LocalizedText(en: "Error of AUC", nl: "Fout van AUC")
    static let missedError = LocalizedText(en: "Error of missed (points)", nl: "Fout van gemist (punten)")
    static let missedGap = LocalizedText(en: "Found from: gap in missed (points)", nl: "Gevonden vanaf: verschil in gemist (punten)")
    static let areaGap = LocalizedText(en: "Found from: gap in AUC", nl: "Gevonden vanaf: verschil in AUC")
}
