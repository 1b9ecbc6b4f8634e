// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

extension Labels {
    /// What makes a group that nobody named, feature by feature.
    ///
    /// - Parameter isSentence: "age is below 20 and smoking is yes"; else as a heading: "age: below 20; smoking: yes".
    /// - Returns: `nil` where the finding is about no group.
    func conditions(of about: About, _ language: Language, isSentence: Bool = false) -> String? {
        guard let group = about.group, !group.isEmpty else { return nil }
        let named = about.feature.map(Self.crossed) ?? []
        let order = named.allSatisfy { group[$0] != nil } && named.count == group.count ? named : group.keys.sorted()
        let parts = order.map { name -> String in
            let own = feature(name, language), bin = bin(group[name] ?? "", of: name, language)
            guard isSentence else { return "\(own): \(bin)" }
            return language == .dutch ? "\(own) \(bin) is" : "\(own) is \(bin)"
        }
        return parts.joined(separator: !isSentence ? "; " : language == .dutch ? " en " : " and ")
    }

    /// A bin as people say it: `20-<35` is "20 to below 35".
    private func bin(_ code: String, of feature: String, _ language: Language) -> String {
        let label = featureLevel(code, of: feature, language)
        guard label == code else { return label }
        let number = { (text: String) in Self.written(text, language) }
        let isNumber = { (text: String) in Double(text) != nil }
        let isDutch = language == .dutch
        if code.hasPrefix("<"), isNumber(String(code.dropFirst())) { return (isDutch ? "onder " : "below ") + number(String(code.dropFirst())) }
        if code.hasPrefix(">="), isNumber(String(code.dropFirst(2))) {
            return number(String(code.dropFirst(2))) + (isDutch ? " of meer" : " or more")
        }
        let ends = code.components(separatedBy: "-<")
        if ends.count == 2, ends.allSatisfy(isNumber) { return number(ends[0]) + (isDutch ? " tot " : " to below ") + number(ends[1]) }
        switch code {
        case "recorded": return isDutch ? "vastgelegd" : "recorded"
        case "other": return isDutch ? "iets anders" : "something else"
        case "not-recorded", "structural", "unlinked", "suppressed": return MissingWords.kind(code)[language]
        default: return code
        }
    }

    /// A number of the evidence without the noise of its last digits (`20.799999999999997` is 20.8); other text as it is.
    private static func written(_ text: String, _ language: Language) -> String {
        guard let value = Double(text), value.isFinite, value.magnitude < 1e9 else { return text }
        let rounded = (value * 1e4).rounded() / 1e4
        let short = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return language == .dutch ? short.replacing(".", with: ",") : short
    }
}
