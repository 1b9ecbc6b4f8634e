// SPDX-License-Identifier: EUPL-1.2

extension Biases {
    /// Whether this register can carry every bias.
    ///
    /// - Throws: the first thing that is wrong, with the position of its bias.
    func check() throws(SyntheticRegistersError) {
        var seen: Set<String> = []
        for (index, bias) in list.enumerated() {
            let position = index + 1
            guard Mechanism.ofBirths.contains(bias.mechanism) else { throw .notBuilt(position: position, mechanism: bias.mechanism) }
            try bias.checkGroup(position)
            try bias.checkColumn(position)
            guard bias.dial.isFinite, bias.mechanism.dialRange.contains(bias.dial) else {
                throw .dialOutside(position: position, mechanism: bias.mechanism, range: bias.mechanism.dialRange)
            }
            if let base = bias.base, !(base > 0 && base < 1) { throw .baseOutside(position: position, mechanism: bias.mechanism) }
            guard seen.insert(bias.column ?? bias.mechanism.rawValue).inserted else { throw .twice(position: position, mechanism: bias.mechanism) }
        }
    }
}

extension Bias {
    fileprivate func checkGroup(_ position: Int) throws(SyntheticRegistersError) {
        let attributes = mechanism == .proxy ? [AffectedAttribute.origin] : AffectedAttribute.allCases
        if mechanism == .drift {
            if group != nil { throw .groupOfDrift(position: position) }
            return
        }
        guard let group, let attribute = attributes.first(where: { $0.rawValue == group.attribute }) else {
            throw .unknownAttribute(position: position, known: attributes.map(\.rawValue))
        }
        guard !group.levels.isEmpty, group.levels.allSatisfy(attribute.codes.contains) else {
            throw .unknownLevel(position: position, attribute: group.attribute, known: attribute.codes)
        }
        guard Set(group.levels).count < attribute.codes.count else { throw .everyoneAffected(position: position) }
    }

    fileprivate func checkColumn(_ position: Int) throws(SyntheticRegistersError) {
        let known: [String] =
            switch mechanism {
            case .missingAtRandom: MaskedColumn.allCases.map(\.rawValue)
            case .missingNotAtRandom: [MaskedColumn.bodyMassIndex.rawValue]
            default: []
            }
        guard column.map(known.contains) ?? known.isEmpty else {
            throw .unsuitableColumn(position: position, mechanism: mechanism, known: known)
        }
    }
}
