// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels

extension FittedChoice {
    /// Which features were chosen from more of them; `nil` where all were learned from.
    var screening: Screening? {
        guard case .additive(let model) = fitted else { return nil }
        return model.screening
    }

    /// Which features were left out before the fit.
    var screeningRemarks: [LocalizedText] {
        guard let screening else { return [] }
        let list = screening.leftOut.joined(separator: ", ")
        return [
            LocalizedText(
                en: "Left out of \(screening.candidates.count) features, because they say least of the outcome (--include keeps one): \(list)",
                nl: "Weggelaten van \(screening.candidates.count) eigenschappen, omdat ze het minst over de uitkomst zeggen (--include houdt er "
                    + "een vast): \(list)")
        ]
    }
}
