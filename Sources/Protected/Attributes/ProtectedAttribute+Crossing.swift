// SPDX-License-Identifier: EUPL-1.2

import Basics

extension ProtectedAttribute {
    /// The intersections of two attributes: one level for each pair that occurs, in the order of the first attribute's levels.
    ///
    /// A pair is "not recorded" as soon as one of the two is.
    public func crossed(with other: ProtectedAttribute) -> ProtectedAttribute {
        precondition(codes.count == other.codes.count, "crossed attributes are of the same rows")
        let width = other.levels.count
        var number = [Int32](repeating: -1, count: levels.count * width)
        for row in codes.indices { number[Int(codes[row]) * width + Int(other.codes[row])] = 0 }
        var crossedLevels: [ProtectedLevel] = []
        for pair in number.indices where number[pair] == 0 {
            number[pair] = Int32(crossedLevels.count)
            crossedLevels.append(Self.crossing(levels[pair / width], other.levels[pair % width]))
        }
        let crossedCodes = codes.indices.map { number[Int(codes[$0]) * width + Int(other.codes[$0])] }
        return ProtectedAttribute(name: "\(name) x \(other.name)", levels: crossedLevels, codes: crossedCodes)
    }

    private static func crossing(_ first: ProtectedLevel, _ second: ProtectedLevel) -> ProtectedLevel {
        let (a, b) = (first.label ?? LocalizedText(first.code), second.label ?? LocalizedText(second.code))
        return ProtectedLevel(
            code: "\(first.code) x \(second.code)", label: LocalizedText(en: "\(a.en) and \(b.en)", nl: "\(a.nl) en \(b.nl)"),
            group: first.group.merging(second.group) { mine, _ in mine }, isNotRecorded: first.isNotRecorded || second.isNotRecorded)
    }
}
