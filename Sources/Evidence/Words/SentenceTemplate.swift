// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A sentence with holes, in English and Dutch. It lives beside the metric whose finding it words; Reporting fills it in.
///
/// A hole is `{name}` or `{name:format}`. Names: the finding's own `value`, `low`, `high`, `count`, `total`, `group`, `attribute`,
/// `outcome`, `feature`, `compareTo`, `model`, `comparedModel` (the model that it is compared with), `column`, `area`, `step`, or an
/// argument of the sentence. Formats: `per100` (a share as a whole number out of 100), `per1000`, `percent` (one decimal), `points` (a
/// difference of shares in percentage points), `count` (thousands apart), `ratio` (two decimals), `0` ... `6` (decimals). Labels are
/// looked up in the evidence file.
public struct SentenceTemplate: Hashable, Sendable {
    public let id: String
    public let text: LocalizedText

    public init(_ id: String, en: String, nl: String) {
        self.id = id
        text = LocalizedText(en: en, nl: nl)
    }
}
