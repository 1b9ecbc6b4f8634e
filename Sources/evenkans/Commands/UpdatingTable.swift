// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels

/// The steps of an update as lines of text.
struct UpdatingTable {
    let model: UpdatedModel
    let steps: [UpdatingPerformance]
    let words: NumberWords

    var lines: [LocalizedText] {
        [LocalizedText(en: Self.row(Self.english), nl: Self.row(Self.dutch))]
            + steps.map { step in
                let test = model.test.results.first { $0.step == step.step }
                func cell(_ value: Double?, _ decimals: Int) -> String { value.map { words.number($0, decimals: decimals) } ?? "-" }
                let cells = [
                    cell(step.logLoss, 5), cell(step.calibrationInTheLarge, 3), cell(step.calibrationSlope, 3), cell(step.areaUnderCurve, 4),
                    cell(test?.p, 4), step.step == model.step ? "*" : "",
                ]
                let name = step.step.words
                return LocalizedText(en: Self.row([name.en] + cells), nl: Self.row([name.nl] + cells))
            }
    }

    private static let english = ["step", "log-loss", "intercept", "slope", "AUC", "p", "taken"]
    private static let dutch = ["stap", "log-loss", "intercept", "helling", "AUC", "p", "genomen"]

    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { number, cell in
            let gap = String(repeating: " ", count: max(0, (number == 0 ? 32 : 10) - cell.count))
            return number == 0 ? cell + gap : gap + cell
        }.joined()
    }
}

extension UpdatingStep {
    var words: LocalizedText {
        switch self {
        case .asItIs: LocalizedText(en: "the old model as it is", nl: "het oude model zoals het is")
        case .intercept: LocalizedText(en: "another intercept", nl: "een ander intercept")
        case .interceptAndSlope: LocalizedText(en: "another intercept and slope", nl: "ander intercept en andere helling")
        case .oldAsPrior: LocalizedText(en: "new fit, old model as prior", nl: "nieuw, oud model als voorkennis")
        case .new: LocalizedText(en: "new fit", nl: "nieuw model")
        }
    }
}
