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
    ]
}
