// SPDX-License-Identifier: EUPL-1.2

extension Column {
    /// The column with some codes declared missing, beside those that already are.
    ///
    /// Cells that hold such a code become missing of its kind; a category loses the level. A code that is declared already only gets the new label
    /// and meaning.
    /// - Parameter codes: as written in the file; in a column of numbers compared as numbers.
    /// - Returns: `nil` when more codes would be declared than `MissingKind.declaredLimit`.
    public func declaring(missing codes: [DeclaredMissing]) -> Column? {
        guard !codes.isEmpty else { return self }
        var column = self
        column.declaredMissing = codes + declaredMissing.filter { known in !codes.contains { $0.code == known.code } }
        guard column.declaredMissing.count <= MissingKind.declaredLimit else { return nil }
        let position = Dictionary(column.declaredMissing.enumerated().map { ($1.code, $0) }) { first, _ in first }
        var kinds = missing ?? [UInt8](repeating: 0, count: count)
        for row in kinds.indices {
            if let index = MissingKind(rawValue: kinds[row]).declaredIndex, index < declaredMissing.count,
                let moved = position[declaredMissing[index].code]
            {
                kinds[row] = MissingKind.declared(moved).rawValue
            }
        }
        column.mark(&kinds, position)
        column.missing = kinds.contains { $0 != 0 } ? kinds : nil
        return column
    }

    private mutating func mark(_ kinds: inout [UInt8], _ position: [String: Int]) {
        func kind(_ index: Int?) -> UInt8 { index.map { MissingKind.declared($0).rawValue } ?? 0 }
        switch values {
        case .number(let numbers):
            let byNumber = Dictionary(position.compactMap { code, index in Double(code).map { ($0, index) } }) { min($0, $1) }
            for row in kinds.indices where kinds[row] == 0 { kinds[row] = kind(byNumber[numbers[row]]) }
        case .integer(let integers):
            let byNumber = Dictionary(position.compactMap { code, index in Double(code).flatMap(Int64.init(exactly:)).map { ($0, index) } }) {
                min($0, $1)
            }
            for row in kinds.indices where kinds[row] == 0 { kinds[row] = kind(byNumber[integers[row]]) }
        case .text(let texts):
            for row in kinds.indices where kinds[row] == 0 { kinds[row] = kind(position[texts[row]]) }
        case .category(var codes, let levels):
            let declared = levels.map { position[$0.code] }
            var kept: [Level] = []
            let moved = levels.indices.map { index -> Int32 in
                guard declared[index] == nil else { return 0 }
                kept.append(levels[index])
                return Int32(kept.count - 1)
            }
            for row in kinds.indices where !codes.isEmpty && Int(codes[row]) < levels.count {
                if kinds[row] == 0 { kinds[row] = kind(declared[Int(codes[row])]) }
                codes[row] = moved[Int(codes[row])]
            }
            values = .category(codes: codes, levels: kept)
        case .date: break
        }
    }
}
