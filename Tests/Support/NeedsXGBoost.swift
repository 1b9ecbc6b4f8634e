// SPDX-License-Identifier: EUPL-1.2

import Challenger
import Testing

/// The library of the boosted trees. Tests that need it are skipped, with a message, where it is absent.
public enum XGBoostPresence {
    /// Under CI it must be there, so the tests run and fail instead of being skipped.
    public static let isPresent = SharedData.isRequired || (try? XGBoostLibrary.shared()) != nil
}

extension Trait where Self == ConditionTrait {
    /// Runs only where XGBoost is installed; says so otherwise.
    public static var needsXGBoost: Self { .enabled(if: XGBoostPresence.isPresent, "skipped: the library XGBoost is not on this machine") }
}
