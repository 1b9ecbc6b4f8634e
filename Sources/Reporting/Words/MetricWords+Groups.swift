// SPDX-License-Identifier: EUPL-1.2

import Basics

extension MetricWords {
    /// Metrics that the audit takes per group, in the order in which a reader needs them.
    static let groupMetrics: [MetricWords] = [
        MetricWords(
            "prevalence", .share, LocalizedText(en: "Has the outcome", nl: "Heeft de uitkomst"),
            LocalizedText(en: "Of all rows, the share with the outcome.", nl: "Van alle rijen het deel met de uitkomst.")),
        MetricWords(
            "selection-rate", .share, LocalizedText(en: "Selected", nl: "Aangewezen"),
            LocalizedText(en: "Of all rows, the share that the model selects.", nl: "Van alle rijen het deel dat het model aanwijst.")),
        MetricWords(
            "fnr", .share, LocalizedText(en: "Missed (FNR)", nl: "Gemist (FNR)"),
            LocalizedText(
                en: "Of the rows with the outcome, the share that the model does not select.",
                nl: "Van de rijen met de uitkomst het deel dat het model niet aanwijst.")),
        MetricWords(
            "tpr", .share, LocalizedText(en: "Found (TPR)", nl: "Gevonden (TPR)"),
            LocalizedText(
                en: "Of the rows with the outcome, the share that the model selects: the rest of \"missed\".",
                nl: "Van de rijen met de uitkomst het deel dat het model aanwijst: de rest van \"gemist\".")),
        MetricWords(
            "fpr", .share, LocalizedText(en: "Wrongly selected (FPR)", nl: "Ten onrechte aangewezen (FPR)"),
            LocalizedText(
                en: "Of the rows without the outcome, the share that the model selects.",
                nl: "Van de rijen zonder de uitkomst het deel dat het model aanwijst.")),
        MetricWords(
            "ppv", .share, LocalizedText(en: "Rightly selected (PPV)", nl: "Terecht aangewezen (PPV)"),
            LocalizedText(
                en: "Of the rows that the model selects, the share with the outcome. One divided by it is how many must be reached to find one.",
                nl: """
                    Van de rijen die het model aanwijst het deel met de uitkomst. Eén gedeeld door dit deel: zoveel bereikt u om \
                    er één te vinden.
                    """)),
        MetricWords(
            "npv", .share, LocalizedText(en: "Rightly left out (NPV)", nl: "Terecht niet aangewezen (NPV)"),
            LocalizedText(
                en: "Of the rows that the model does not select, the share without the outcome.",
                nl: "Van de rijen die het model niet aanwijst het deel zonder de uitkomst.")),
        MetricWords(
            "observed-expected", .ratio, LocalizedText(en: "Observed / predicted (O/E)", nl: "Werkelijk / voorspeld (O/E)"),
            LocalizedText(
                en: "How many had the outcome for each one predicted. Above 1: the model predicts too few; below 1: too many.",
                nl: "Hoeveel rijen de uitkomst hadden per voorspelde. Boven 1: het model voorspelt er te weinig; onder 1: te veel.")),
        MetricWords(
            "auc", .fraction, LocalizedText(en: "Ranking (AUC)", nl: "Volgorde (AUC)"),
            LocalizedText(
                en:
                    """
                    Take one row with and one without the outcome: the chance that the model gives the first the higher number. \
                    0.5 is tossing a coin.
                    """,
                nl: "Neem een rij met en een rij zonder de uitkomst: de kans dat het model de eerste hoger zet. 0,5 is een munt opgooien.")),
    ]
}
