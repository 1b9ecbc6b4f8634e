// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum ChallengerSentences {
    public static let all = [
        SentenceTemplate(
            "factor.gain", en: "Of all that the trees gain, {value:percent} comes from questions about {feature}.",
            nl: "Van alles wat de bomen winnen, komt {value:percent} van vragen over {feature}.")
    ]
}
