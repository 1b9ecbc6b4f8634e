// SPDX-License-Identifier: EUPL-1.2

extension Biases {
    /// Whether this register can carry every bias.
    ///
    /// - Throws: the first thing that is wrong, with the position of its bias.
    func check() throws(SyntheticRegistersError) {
        if let first = problems().first { throw first.error }
    }

    /// What is wrong, at most one thing a bias.
    func problems() -> [(index: Int, error: SyntheticRegistersError)] {
        var seen: Set<String> = []
        return list.enumerated().compactMap { index, bias in
            let position = index + 1
            do throws(SyntheticRegistersError) {
                try bias.check(position)
                guard seen.insert(bias.column ?? bias.mechanism.rawValue).inserted else {
                    throw .twice(position: position, mechanism: bias.mechanism)
                }
                return nil
            } catch {
                return (index, error)
            }
        }
    }
}

extension Bias {
    fileprivate func check(_ position: Int) throws(SyntheticRegistersError) {
        try checkGroup(position)
        try checkColumn(position)
        guard dial.isFinite, mechanism.dialRange.contains(dial) else {
            throw .dialOutside(position: position, mechanism: mechanism, range: mechanism.dialRange)
        }
        if form != .constant, !mechanism.hasForms { throw .formWithoutMeaning(position: position, mechanism: mechanism) }
        if let base, !mechanism.hasBase || !(base > 0 && base < 1) { throw .baseOutside(position: position, mechanism: mechanism) }
    }

    private func checkGroup(_ position: Int) throws(SyntheticRegistersError) {
        guard mechanism.hasGroup else {
            if group != nil { throw .groupNotOwn(position: position, mechanism: mechanism) }
            return
        }
        let attributes = mechanism.isOfMothers ? AffectedAttribute.ofMothers : AffectedAttribute.allCases
        guard let group, let attribute = attributes.first(where: { $0.rawValue == group.attribute }) else {
            throw .unknownAttribute(position: position, known: attributes.map(\.rawValue))
        }
        guard !group.levels.isEmpty, group.levels.allSatisfy(attribute.codes.contains) else {
            throw .unknownLevel(position: position, attribute: group.attribute, known: attribute.codes)
        }
        guard Set(group.levels).count < attribute.codes.count else { throw .everyoneAffected(position: position) }
    }

    private func checkColumn(_ position: Int) throws(SyntheticRegistersError) {
        let known: [String] =
            switch mechanism {
            case .missingAtRandom: MaskedColumn.allCases.map(\.rawValue)
            case .missingNotAtRandom: MaskedColumn.allCases.filter(\.hasSize).map(\.rawValue)
            default: []
            }
        guard column.map(known.contains) ?? known.isEmpty else {
            throw .unsuitableColumn(position: position, mechanism: mechanism, known: known)
        }
    }
}
