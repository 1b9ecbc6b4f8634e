// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum CohortsSentences {
    public static let all: [SentenceTemplate] =
        CohortFlow.sentences + CompleteRows.sentences + FollowUpFindings.sentences + EmbargoFinding.sentences + LeakageLinter.sentences
        + WordingLint.sentences
}
