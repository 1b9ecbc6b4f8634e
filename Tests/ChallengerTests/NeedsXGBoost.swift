// SPDX-License-Identifier: EUPL-1.2

import Challenger
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
    /// Runs only where XGBoost is installed; says so otherwise. Under CI it must be.
    static var needsXGBoost: Self {
        .enabled(if: SharedData.isRequired || (try? XGBoostLibrary.shared()) != nil, "skipped: the library XGBoost is not on this machine")
    }
}
