// SPDX-License-Identifier: EUPL-1.2

import Basics

extension MetricWords {
    /// Metrics of a model as a whole that the audit does not take per group.
    static let modelMetrics: [MetricWords] = [
        MetricWords(
            "selected", .share, LocalizedText(en: "Selected", nl: "Aangewezen"),
            LocalizedText(
                en: "The share of rows that was really selected at the planned capacity.",
                nl: "Het deel van de rijen dat bij de geplande capaciteit echt is aangewezen.")),
        MetricWords(
            "sensitivity", .share, LocalizedText(en: "Found (sensitivity)", nl: "Gevonden (sensitiviteit)"),
            LocalizedText(
                en: "Of the rows with the outcome, the share that the model selects.",
                nl: "Van de rijen met de uitkomst het deel dat het model aanwijst.")),
        MetricWords(
            "brier", .number(decimals: 4), LocalizedText(en: "Brier score", nl: "Brier-score"),
            LocalizedText(
                en: "The mean squared distance between the prediction and what happened. Lower is better.",
                nl: "De gemiddelde kwadratische afstand tussen de voorspelling en wat er gebeurde. Lager is beter.")),
        MetricWords(
            "scaled-brier", .share, LocalizedText(en: "Scaled Brier score", nl: "Geschaalde Brier-score"),
            LocalizedText(
                en: "How much of the Brier score the model wins over giving everybody the average. 100% is perfect, 0% is no gain.",
                nl: "Hoeveel het model wint op de Brier-score van iedereen het gemiddelde geven. 100% is perfect, 0% is geen winst.")),
        MetricWords(
            "log-loss", .number(decimals: 4), LocalizedText(en: "Log-loss", nl: "Log-loss"),
            LocalizedText(
                en: "The mean surprise at what happened, given the predictions. Lower is better.",
                nl: "Hoe verrassend de uitkomsten gemiddeld zijn, gegeven de voorspellingen. Lager is beter.")),
        MetricWords(
            "calibration-in-the-large", .number(decimals: 3), LocalizedText(en: "Calibration in the large", nl: "Kalibratie als geheel"),
            LocalizedText(
                en: "By how much all predictions together are too low (above 0) or too high (below 0), on the log-odds scale.",
                nl: "Hoeveel alle voorspellingen samen te laag (boven 0) of te hoog (onder 0) zijn, op de log-odds-schaal.")),
        MetricWords(
            "calibration-slope", .ratio, LocalizedText(en: "Calibration slope", nl: "Kalibratiehelling"),
            LocalizedText(
                en: "1 is right. Below 1, high predictions are too high and low ones too low.",
                nl: "1 is goed. Onder 1 zijn hoge voorspellingen te hoog en lage te laag.")),
        MetricWords(
            "ici", .number(decimals: 4), LocalizedText(en: "Mean calibration error (ICI)", nl: "Gemiddelde kalibratiefout (ICI)"),
            LocalizedText(
                en: "The mean distance between prediction and the smoothed truth. Never exactly zero, also for a perfect model.",
                nl: "De gemiddelde afstand tussen voorspelling en gladgemaakte werkelijkheid. Nooit precies nul, ook niet bij een perfect model.")),
        MetricWords(
            "e50", .number(decimals: 4), LocalizedText(en: "Median calibration error (E50)", nl: "Middelste kalibratiefout (E50)"),
            LocalizedText(
                en: "Half of the rows have a smaller distance than this.",
                nl: "De helft van de rijen heeft een kleinere afstand dan dit.")),
        MetricWords(
            "e90", .number(decimals: 4), LocalizedText(en: "90% calibration error (E90)", nl: "90%-kalibratiefout (E90)"),
            LocalizedText(
                en: "Nine in ten rows have a smaller distance than this.", nl: "Negen van de tien rijen hebben een kleinere afstand dan dit.")),
        MetricWords(
            "emax", .number(decimals: 4), LocalizedText(en: "Largest calibration error (Emax)", nl: "Grootste kalibratiefout (Emax)"),
            LocalizedText(en: "The largest distance over all rows.", nl: "De grootste afstand over alle rijen.")),
        MetricWords(
            "eci", .number(decimals: 4), LocalizedText(en: "Estimated calibration index (ECI)", nl: "Geschatte kalibratie-index (ECI)"),
            LocalizedText(
                en: "100 times the mean squared distance between prediction and the smoothed truth. Never exactly zero.",
                nl: "100 keer de gemiddelde kwadratische afstand tussen voorspelling en gladgemaakte werkelijkheid. Nooit precies nul.")),
        MetricWords(
            "nagelkerke-r2", .share, LocalizedText(en: "Explained uncertainty (Nagelkerke's R2)", nl: "Verklaarde onzekerheid (Nagelkerkes R2)"),
            LocalizedText(
                en: "How much of what there is to know about the outcome the predictions tell. 100% is perfect, 0% is no gain.",
                nl: "Hoeveel van wat er over de uitkomst te weten is, de voorspellingen vertellen. 100% is perfect, 0% is geen winst.")),
        MetricWords(
            "net-benefit", .number(decimals: 4), LocalizedText(en: "Net benefit", nl: "Netto opbrengst"),
            LocalizedText(
                en: "Rows rightly selected, minus rows wrongly selected weighed by what a wrong selection costs; per row.",
                nl: "Terecht aangewezen rijen, min de ten onrechte aangewezen rijen gewogen naar wat een fout kost; per rij.")),
    ]
}
