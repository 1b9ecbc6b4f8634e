// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about how many rows are needed.
enum SampleSizeSentences {
    static let all = [
        SentenceTemplate(
            "sample-size.candidate-parameters",
            en: """
                The model could spend {parameters:0} parameters. Without a penalty that would need about {needed:count} rows ({needed_events:count} \
                with the outcome); it learned from {total:count} rows ({count:count} with the outcome).
                """,
            nl: """
                Het model kon {parameters:0} parameters gebruiken. Zonder rem zou dat ongeveer {needed:count} rijen vragen \
                ({needed_events:count} met \
                de uitkomst); het leerde van {total:count} rijen ({count:count} met de uitkomst).
                """),
        SentenceTemplate(
            "sample-size.effective-parameters",
            en: """
                With its penalty the model spends about {parameters:0} parameters. That needs about {needed:count} rows ({needed_events:count} with \
                the outcome); it learned from {total:count} rows ({count:count} with the outcome).
                """,
            nl: """
                Met rem gebruikt het model ongeveer {parameters:0} parameters. Dat vraagt ongeveer {needed:count} rijen \
                ({needed_events:count} met de \
                uitkomst); het leerde van {total:count} rijen ({count:count} met de uitkomst).
                """),
        SentenceTemplate(
            "sample-size.no-gain",
            en: "How many rows are needed could not be computed: the model tells no more about new rows than the average does.",
            nl: "Hoeveel rijen nodig zijn, was niet te berekenen: het model zegt over nieuwe rijen niet meer dan het gemiddelde."),
        SentenceTemplate("sample-size.enough", en: "There are enough rows.", nl: "Er zijn genoeg rijen."),
        SentenceTemplate(
            "sample-size.too-few",
            en: "There are too few rows for that: {needed:count} would be needed, or fewer parameters.",
            nl: "Daarvoor zijn er te weinig rijen: er zijn er {needed:count} nodig, of minder parameters."),
        SentenceTemplate(
            "sample-size.groups",
            en: "How sure a judgement about each group of “{attribute}” can be, by how many rows there are.",
            nl: "Hoe zeker een oordeel over elke groep van “{attribute}” kan zijn, met zoveel rijen als er zijn."),
    ]
}
