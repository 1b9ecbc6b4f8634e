// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with the settings of an audit.
public enum FairnessError: ExplainedError, Hashable {
    case unknownMetric(String, known: [String])
    case unknownAttribute(String, known: [String])
    case limitNotUsable(key: String)
    case unequalLength(String)
    case needsSelection(metric: String)
    case notBinary(String)
    case notAQuantity(String)
    case unknownFeature(String)
    case unknownLevel(feature: String)
    case comparisonNotMade(metric: String, compare: ComparisonScale)

    public var explanation: LocalizedText { LocalizedText(en: english, nl: dutch) }

    private var english: String {
        switch self {
        case .unknownMetric(let name, let known): "There is no fairness metric \"\(name)\". Known are: \(known.joined(separator: ", "))."
        case .unknownAttribute(let name, let known):
            "A goal or comparison names \"\(name)\", which is not a protected attribute. Declared are: \(known.joined(separator: ", "))."
        case .limitNotUsable(let key):
            "The limit of \(key) must be above 0 for a difference, and above 0 and not 1 for a ratio."
        case .unequalLength(let name): "\(name) has another number of rows than the predictions that are audited."
        case .unknownFeature(let name): "The model has no feature \"\(name)\"."
        case .unknownLevel(let feature): "A value that is written for \(feature) is not one that it has."
        case .comparisonNotMade(let metric, let compare):
            "Groups are not compared by the \(compare.rawValue) of \(metric). Use compare: \(compare == .ratio ? "difference" : "ratio")."
        case .needsSelection(let metric): "A goal about \(metric) needs an operating point. Give a capacity or a threshold."
        case .notBinary(let name): "\(name) must be 0 or 1 in every row in which it is known."
        case .notAQuantity(let name): "\(name) must be a finite number, not negative, in every row of the validation sample."
        }
    }

    private var dutch: String {
        switch self {
        case .unknownMetric(let name, let known): "Er is geen maat \"\(name)\" voor eerlijkheid. Wel: \(known.joined(separator: ", "))."
        case .unknownAttribute(let name, let known):
            "Een doel of vergelijking noemt \"\(name)\", en dat is geen beschermd kenmerk. Wel: \(known.joined(separator: ", "))."
        case .limitNotUsable(let key): "De grens van \(key) moet boven 0 zijn bij een verschil, en boven 0 en niet 1 bij een verhouding."
        case .unequalLength(let name): "\(name) heeft een ander aantal rijen dan de voorspellingen die worden getoetst."
        case .unknownFeature(let name): "Het model heeft geen eigenschap \"\(name)\"."
        case .unknownLevel(let feature): "Een waarde die voor \(feature) is opgeschreven, heeft die eigenschap niet."
        case .comparisonNotMade(let metric, let compare):
            "Groepen worden bij \(metric) niet zo vergeleken. Gebruik compare: \(compare == .ratio ? "difference" : "ratio")."
        case .needsSelection(let metric): "Een doel over \(metric) vraagt een werkpunt. Geef een capaciteit of een grens."
        case .notBinary(let name): "\(name) moet 0 of 1 zijn in elke rij waarin het bekend is."
        case .notAQuantity(let name): "\(name) moet in elke rij van de steekproef een eindig getal zijn, niet negatief."
        }
    }
}
