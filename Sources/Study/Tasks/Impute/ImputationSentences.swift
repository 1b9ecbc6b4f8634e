// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What is said of an imputation.
enum ImputationSentences {
    static let all: [SentenceTemplate] = [
        SentenceTemplate(
            "imputation.convergence.fine", en: "The chains of “{column}” agree (largest R-hat {value:2}).",
            nl: "De ketens van “{column}” komen overeen (grootste R-hat {value:2})."),
        SentenceTemplate(
            "imputation.convergence.concern",
            en: "The chains of “{column}” have not settled (largest R-hat {value:2}). Ask for more iterations, and look at the trace.",
            nl: "De ketens van “{column}” zijn nog niet tot rust gekomen (grootste R-hat {value:2}). Vraag meer rondes, en bekijk het verloop."),
        SentenceTemplate(
            "imputation.convergence.insufficient",
            en: "Whether the chains of “{column}” agree cannot be said: that takes at least two imputations of eight iterations.",
            nl: "Of de ketens van “{column}” overeenkomen is niet te zeggen: daarvoor zijn minstens twee aanvullingen van acht rondes nodig."),
        SentenceTemplate(
            "imputation.distribution",
            en: "“{column}”: observed mean {observed_mean:2} (standard deviation {observed_sd:2}), imputed mean {imputed_mean:2} ({imputed_sd:2}).",
            nl: "“{column}”: gemiddelde waargenomen {observed_mean:2} (standaardafwijking {observed_sd:2}), aangevuld {imputed_mean:2} "
                + "({imputed_sd:2})."),
        SentenceTemplate(
            "imputation.quality.too-few", en: "Not printed: too few values were hidden.",
            nl: "Niet afgedrukt: er zijn te weinig waarden "
                + "verborgen."),
        SentenceTemplate(
            "imputation.skill.all",
            en: "Hidden values of “{column}” are foretold {value:percent} better than by its distribution alone (between {low:percent} and "
                + "{high:percent}).",
            nl: "Verborgen waarden van “{column}” worden {value:percent} beter voorspeld dan met alleen de verdeling (tussen {low:percent} en "
                + "{high:percent})."),
        SentenceTemplate(
            "imputation.skill.group",
            en: "In group {group}, hidden values of “{column}” are foretold {value:percent} better than by the distribution of all (between "
                + "{low:percent} and {high:percent}).",
            nl:
                "In de groep {group} worden verborgen waarden van “{column}” {value:percent} beter voorspeld dan met de verdeling van "
                + "iedereen (tussen "
                + "{low:percent} en {high:percent})."),
        SentenceTemplate(
            "imputation.skill-gap.more",
            en:
                "“{column}” is imputed better in group {group} than among all others: {value:points} points more is foretold (between "
                + "{low:points} and "
                + "{high:points}).",
            nl: "“{column}” wordt in de groep {group} beter aangevuld dan bij alle anderen: {value:points} punten meer is te voorspellen (tussen "
                + "{low:points} en {high:points})."),
        SentenceTemplate(
            "imputation.skill-gap.less",
            en: "“{column}” is imputed worse in group {group} than among all others: {value:points} points (between {low:points} and "
                + "{high:points}).",
            nl: "“{column}” wordt in de groep {group} slechter aangevuld dan bij alle anderen: {value:points} punten (tussen {low:points} en "
                + "{high:points})."),
        SentenceTemplate(
            "imputation.skill-gap.unclear",
            en: "How well “{column}” is imputed does not clearly differ between group {group} and all others: {value:points} points (between "
                + "{low:points} and {high:points}).",
            nl: "Hoe goed “{column}” wordt aangevuld verschilt niet duidelijk tussen de groep {group} en alle anderen: {value:points} "
                + "punten (tussen "
                + "{low:points} en {high:points})."),
        SentenceTemplate(
            "imputation.coverage.all",
            en: "Of 100 hidden values of “{column}”, {value:per100} lie within their 90% interval ({low:per100} to {high:per100}).",
            nl: "Van 100 verborgen waarden van “{column}” liggen er {value:per100} binnen hun 90%-interval ({low:per100} tot {high:per100})."),
        SentenceTemplate(
            "imputation.coverage.group",
            en: "In group {group}, of 100 hidden values of “{column}”, {value:per100} lie within their 90% interval ({low:per100} to "
                + "{high:per100}).",
            nl: "In de groep {group} liggen van 100 verborgen waarden van “{column}” er {value:per100} binnen hun 90%-interval ({low:per100} tot "
                + "{high:per100})."),
        SentenceTemplate(
            "imputation.coverage.concern", en: "That is fewer than {limit:per100}: imputed values claim too much here.",
            nl: "Dat zijn er minder dan {limit:per100}: aangevulde waarden beweren hier te veel."),
        SentenceTemplate(
            "imputation.coverage.fine", en: "That is at least {limit:per100}.", nl: "Dat zijn er minstens {limit:per100}."),
        SentenceTemplate(
            "imputation.coverage.insufficient", en: "Too few values were hidden to hold this against {limit:per100}.",
            nl: "Er zijn te weinig waarden verborgen om dit aan {limit:per100} te toetsen."),
    ]
}
