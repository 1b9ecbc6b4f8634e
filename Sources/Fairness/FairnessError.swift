// SPDX-License-Identifier: EUPL-1.2

/// What can be wrong with the settings of an audit.
public enum FairnessError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownMetric(String, known: [String])
    case unknownAttribute(String, known: [String])
    case limitNotUsable(key: String)
    case unequalLength(String)
    case needsSelection(metric: String)
    case comparisonNotMade(metric: String, compare: ComparisonScale)

    public var description: String {
        switch self {
        case .unknownMetric(let name, let known): "There is no fairness metric \"\(name)\". Known are: \(known.joined(separator: ", "))."
        case .unknownAttribute(let name, let known):
            "A goal or comparison names \"\(name)\", which is not a protected attribute. Declared are: \(known.joined(separator: ", "))."
        case .limitNotUsable(let key):
            "The limit of \(key) must be above 0 for a difference, and above 0 and not 1 for a ratio."
        case .unequalLength(let name): "\(name) has another number of rows than the predictions that are audited."
        case .comparisonNotMade(let metric, let compare):
            "Groups are not compared by the \(compare.rawValue) of \(metric). Use compare: \(compare == .ratio ? "difference" : "ratio")."
        case .needsSelection(let metric): "A goal about \(metric) needs an operating point. Give a capacity or a threshold."
        }
    }
}
