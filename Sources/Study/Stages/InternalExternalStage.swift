// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Validation

/// What areas or years that the model did not learn from say together.
struct InternalExternalStage: Stage {
    static let name = StageName.validate
    static let version = 2

    struct Input: Fingerprinted, Sendable {
        /// One a completed table.
        let predictions: [Predictions]
        /// Position in `codes`; -1 for a row of no unit.
        let unitOfRow: [Int32]
        let codes: [String]
        let unit: InternalExternalValidation.Unit
        let about: About
        let rows: String
        let validation: InternalExternalValidation

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("internal-external")
            for table in predictions { builder.feed(table) }
            builder.feed(array: unitOfRow)
            for code in codes { builder.feed(code) }
            builder.feed(unit.rawValue)
            builder.feed(about.identity)
            builder.feed(rows)
            builder.feed(validation)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<ValidateStage.Nothing> {
        try progress.checkCancellation()
        let rows = CompletedRows(input.predictions, rules: CompletedTables.rubinsVariance)
        return Staged(
            ValidateStage.Nothing(),
            findings: input.validation.evaluate(
                rows, unitOfRow: input.unitOfRow, codes: input.codes, unit: input.unit, about: input.about, rowsFingerprint: input.rows))
    }
}
