// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What is wrong with the numbers that performance would be computed from.
public enum MetricsError: ExplainedError, Hashable {
    /// A list that should have one entry a row: which one.
    case lengthsDiffer(String)
    /// Positions count from 0.
    case riskNotFinite(row: Int)
    case riskOutsideUnitInterval(row: Int)
    case outcomeNotBinary(row: Int)
    case weightNotUsable(row: Int)
    case clusterOutOfRange(row: Int)
}

extension MetricsError {
    public var explanation: LocalizedText { LocalizedText(en: english, nl: dutch) }

    private var english: String {
        switch self {
        case .lengthsDiffer(let name): "predictions: expected one entry of \(name) for each risk"
        case .riskNotFinite(let row): "predictions: expected a finite risk in row \(row + 1); leave rows without a score out before judging"
        case .riskOutsideUnitInterval(let row):
            "predictions: expected a risk between 0 and 1 in row \(row + 1); a score on another scale is declared as such"
        case .outcomeNotBinary(let row): "predictions: expected outcome 0 or 1 in row \(row + 1)"
        case .weightNotUsable(let row): "predictions: expected a finite weight, not negative, in row \(row + 1), and one above 0 somewhere"
        case .clusterOutOfRange(let row): "predictions: expected a cluster number below the number of clusters in row \(row + 1)"
        }
    }

    private var dutch: String {
        switch self {
        case .lengthsDiffer(let name): "voorspellingen: voor elk risico hoort er één \(name) te zijn"
        case .riskNotFinite(let row): "voorspellingen: in rij \(row + 1) hoort een eindig risico; laat rijen zonder score weg"
        case .riskOutsideUnitInterval(let row): "voorspellingen: in rij \(row + 1) hoort een risico tussen 0 en 1"
        case .outcomeNotBinary(let row): "voorspellingen: in rij \(row + 1) hoort uitkomst 0 of 1"
        case .weightNotUsable(let row): "voorspellingen: in rij \(row + 1) hoort een eindig gewicht, niet negatief, en ergens een boven 0"
        case .clusterOutOfRange(let row): "voorspellingen: het nummer van het cluster in rij \(row + 1) is te groot"
        }
    }
}
