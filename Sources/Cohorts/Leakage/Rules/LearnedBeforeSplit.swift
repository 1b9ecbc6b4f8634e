// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning

/// An imputer, a scaling, a ranking or an encoding that saw the test rows.
struct LearnedBeforeSplit: LeakageRule {
    let trap = LeakageTrap.learnedBeforeSplit

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The step {step} learns from all rows before they are split. Learn it on the rows to learn from, and apply it to the others.",
                nl: "De stap {step} leert van alle rijen voordat ze worden verdeeld. Leer hem van de leerrijen, en pas hem toe op de andere."),
            sentence(
                "scaled",
                en: "The feature {feature} has mean 0 and standard deviation 1 over all rows: it was scaled before the split. Give the raw values.",
                nl: "De eigenschap {feature} heeft over alle rijen gemiddelde 0 en standaarddeviatie 1: zij is geschaald vóór het verdelen. Geef de "
                    + "ruwe waarden."),
            sentence(
                "ranked",
                en: "The feature {feature} is a rank among all rows, also those of the test. Give the raw values.",
                nl: "De eigenschap {feature} is een rang tussen alle rijen, ook die van de toets. Geef de ruwe waarden."),
            sentence(
                "imputed",
                en: "Many rows hold exactly the mean of the others in {feature}: gaps were filled before the split. Leave the gaps open.",
                nl: "Veel rijen hebben bij {feature} precies het gemiddelde van de andere: gaten zijn gevuld vóór het verdelen. Laat de "
                    + "gaten open."),
            sentence(
                "encoded",
                en: "Each value of {feature} is the share of its rows that have the outcome {outcome}: the outcome is in it. Give the codes.",
                nl: "Elke waarde van {feature} is het deel van die rijen met de uitkomst {outcome}: de uitkomst zit erin. Geef de codes."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.learnedSteps.filter(\.learnsFromAllRows).map { step in
            LeakageFinding(trap, step.feature.map { .feature($0) } ?? .study, .blocking, arguments: ["step": .text(step.name)])
        }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        rows.features.columns.flatMap { column -> [LeakageFinding] in
            guard case .numeric(let values) = column.values, let shape = LearnedValues(values) else { return [] }
            let encoded = rows.outcomes.filter { shape.isShare(of: $0) }.map {
                LeakageFinding(trap, .feature(column.name), .blocking, outcome: $0.name, "encoded")
            }
            if !encoded.isEmpty { return encoded }
            let variant = shape.isScaled ? "scaled" : shape.isRank ? "ranked" : shape.isMeanImputed ? "imputed" : nil
            return variant.map { [LeakageFinding(trap, .feature(column.name), .warning, $0)] } ?? []
        }
    }
}
