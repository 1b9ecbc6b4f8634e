// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension CalibrationError {
    /// `validation.ici`, `.e50`, `.e90`, `.emax`: each with what chance would give, the excess over it, and its p-value.
    public static func finding(_ kind: Kind, _ error: CalibrationError?, of predictions: Predictions, in context: FindingContext) -> Finding {
        let part = error?[kind]
        let arguments: [String: EvidenceValue] =
            part.map {
                ["chance": .number($0.expectedWhenCalibrated), "excess": .number($0.excess), "p": .number($0.p)]
            } ?? [:]
        let key = "validation.\(kind.rawValue)"
        return context.finding(key, part?.estimate, of: predictions, says: Sentence(key, arguments))
    }

    static var sentences: [SentenceTemplate] {
        Kind.allCases.filter { $0 != .index }.map { kind in
            let (english, dutch) = kind.words
            return SentenceTemplate(
                "validation.\(kind.rawValue)",
                en: """
                    \(english) {value:points} percentage points from how often the outcome happens (between {low:points} and {high:points}). For a \
                    model whose risks are all right, chance alone would give about {chance:points}.
                    """,
                nl: """
                    \(dutch) {value:points} procentpunt van hoe vaak de uitkomst voorkomt (tussen {low:points} en {high:points}). Bij een model \
                    waarvan alle risico's kloppen, zou toeval alleen al ongeveer {chance:points} geven.
                    """)
        } + [
            SentenceTemplate(
                "validation.eci",
                en: """
                    The estimated calibration index, 100 times the mean squared distance between predicted risk and truth, is {value:4} (between \
                    {low:4} and {high:4}). Chance alone would give about {chance:4}.
                    """,
                nl: """
                    De geschatte kalibratie-index is {value:4} (tussen {low:4} en {high:4}): 100 keer de gemiddelde kwadratische afstand tussen \
                    voorspeld risico en werkelijkheid. Toeval alleen al zou ongeveer {chance:4} geven.
                    """)
        ]
    }
}

extension CalibrationError.Kind {
    fileprivate var words: (String, String) {
        switch self {
        case .mean: ("On average the predicted risk lies", "Gemiddeld ligt het voorspelde risico")
        case .median: ("For the middle case the predicted risk lies", "Bij het middelste geval ligt het voorspelde risico")
        case .percentile90:
            ("For nine in ten cases the predicted risk lies at most", "Bij negen van de tien gevallen ligt het voorspelde risico hoogstens")
        case .maximum, .index: ("Where it is furthest off, the predicted risk lies", "Waar het verschil het grootst is, ligt het voorspelde risico")
        }
    }
}
