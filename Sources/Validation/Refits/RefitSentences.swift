// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about fits of resampled rows.
enum RefitSentences {
    static let all = [
        SentenceTemplate(
            "optimism.auc",
            en: """
                On the rows that it learned from the model orders {apparent:per100} of 100 pairs rightly. Made anew from resampled families, it does \
                less well on other rows: expect {value:per100}.
                """,
            nl: """
                Op de rijen waarvan het leerde, zet het model {apparent:per100} van de 100 paren in de goede volgorde. Opnieuw gemaakt uit opnieuw \
                getrokken gezinnen doet het dat op andere rijen minder goed: reken op {value:per100}.
                """),
        SentenceTemplate(
            "optimism.calibration-slope",
            en: "The calibration slope to expect on new rows of the same kind is {value:2} (1 is right; below 1 the risks are too extreme).",
            nl: "Reken op nieuwe rijen van dezelfde soort op een kalibratiehelling van {value:2} (1 is goed; onder 1 zijn de risico's te extreem)."),
        SentenceTemplate(
            "optimism.brier", en: "The Brier score to expect on new rows is {value:4}; on the rows learned from it is {apparent:4}.",
            nl: "Reken op nieuwe rijen op een Brier-score van {value:4}; op de rijen waarvan het model leerde is die {apparent:4}."),
        SentenceTemplate(
            "optimism.nagelkerke-r2",
            en: "Nagelkerke's R2 to expect on new rows is {value:percent}; on the rows learned from it is {apparent:percent}.",
            nl: "Reken op nieuwe rijen op een R2 (Nagelkerke) van {value:percent}; op de rijen waarvan het model leerde is die {apparent:percent}."),
        SentenceTemplate(
            "stability.mape",
            en: """
                Had other families of the same kind been in the data, a risk would on average be {value:points} percentage points different; for one \
                in ten rows more than {percentile90:points}.
                """,
            nl: """
                Met andere gezinnen van dezelfde soort in de data zou een risico gemiddeld {value:points} procentpunt anders zijn; bij één \
                op de tien \
                rijen meer dan {percentile90:points}.
                """),
        SentenceTemplate(
            "stability.selection",
            en: """
                At a capacity of {share:percent}, of 100 that the model selects, {lost:per100} would not be selected by a model of other families of \
                the same kind. For {rows:percent} of all rows it is that uncertain (one time in ten or more) on which side they fall.
                """,
            nl: """
                Bij een capaciteit van {share:percent} zouden er van de 100 die het model aanwijst, {lost:per100} niet worden aangewezen door een \
                model van andere gezinnen van dezelfde soort. Bij {rows:percent} van alle rijen is het zo onzeker (minstens één op de tien keer) aan \
                welke kant zij vallen.
                """),
        SentenceTemplate(
            "stability.predictions",
            en: "The band shows where the risk of a row would lie had the model been made of other families of the same kind: 95 of 100 such models.",
            nl: "De band laat zien waar het risico van een rij zou liggen met andere gezinnen van dezelfde soort: bij 95 van de 100 zulke modellen."),
        SentenceTemplate(
            "refits.none", en: "Not computed: no model could be made of the resamples.",
            nl: "Niet berekend: van de opnieuw getrokken rijen was geen model te maken."),
        SentenceTemplate(
            "refits.failed",
            en: "Of {resamples:0} + {failed:0} resamples, {failed:0} gave no model: too many to trust the others. More events are needed.",
            nl:
                """
                Van {resamples:0} + {failed:0} trekkingen gaven er {failed:0} geen model: te veel om op de andere te vertrouwen. Er zijn meer \
                gevallen nodig.
                """
        ),
    ]
}
