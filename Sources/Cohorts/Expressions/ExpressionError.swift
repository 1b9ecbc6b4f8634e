// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What is wrong with a piece of scalar SQL in a plan.
public struct ExpressionError: ExplainedError, Hashable {
    /// Where, counted in characters from 1.
    public let position: Int
    public let message: LocalizedText

    init(at position: Int, en: String, nl: String) {
        (self.position, message) = (position, LocalizedText(en: en, nl: nl))
    }

    public var explanation: LocalizedText {
        LocalizedText(en: "\(message.en) (character \(position))", nl: "\(message.nl) (teken \(position))")
    }
}
