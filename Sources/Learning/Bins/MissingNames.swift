// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension FeatureColumn {
    /// The name by which models know a missing kind: the column's own, else the standard one.
    public func missingName(of kind: UInt8) -> String {
        if let name = missingNames[kind] { return name }
        switch MissingKind(rawValue: kind) {
        case .notRecorded: return "not-recorded"
        case .structural: return "structural"
        case .unlinked: return "unlinked"
        case .suppressed: return "suppressed"
        default: return "declared-\(Int(kind) - 4)"
        }
    }

    /// Why a row has no value here; 0 where it has one. A number that is not finite, or a code of no level, was not recorded.
    public func missingKind(_ row: Int) -> UInt8 {
        if let kind = missing?[row], kind != 0 { return kind }
        let isPresent =
            switch values {
            case .numeric(let values): values[row].isFinite
            case .nominal(let codes, let levels): levels.indices.contains(Int(codes[row]))
            }
        return isPresent ? 0 : MissingKind.notRecorded.rawValue
    }
}
