// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension CalibrationCurve {
    /// `validation.calibration-curve`: predicted and observed shares with a pointwise band, and the rows behind each place.
    public static func finding(_ curve: CalibrationCurve?, of predictions: Predictions, in context: FindingContext) -> Finding {
        var finding = context.finding("validation.calibration-curve", nil, of: predictions, says: Sentence("validation.calibration-curve"))
        guard let curve else { return finding }
        let points = curve.points()
        func row(_ point: Point) -> [EvidenceValue] {
            [.number(point.predicted), .number(point.observed), .number(point.interval.low), .number(point.interval.high), .integer(point.rows)]
        }
        finding.table = EvidenceTable(columns: ["predicted", "observed", "lower", "upper", "rows"], rows: points.map(row))
        finding.method = "lowess-wilson"
        finding.level = points.first?.interval.level
        finding.reason = nil
        finding.says = Sentence("validation.calibration-curve")
        return finding
    }

    static let sentences = [
        SentenceTemplate(
            "validation.calibration-curve",
            en: """
                The line shows how often the outcome “{outcome}” really happened among those with about the same predicted risk. On the diagonal \
                the risks are right; above it they are too low, below it too high. The band holds for one place on the line at a time.
                """,
            nl: """
                De lijn laat zien hoe vaak de uitkomst “{outcome}” echt voorkwam bij ongeveer hetzelfde voorspelde risico. Op de diagonaal kloppen \
                de risico's; erboven zijn ze te laag, eronder te hoog. De band geldt voor één plek op de lijn tegelijk.
                """)
    ]
}
