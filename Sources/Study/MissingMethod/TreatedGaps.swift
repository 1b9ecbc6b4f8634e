// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning
import RegisterData

/// A treatment, bound to the features of a cohort: what is done with each kind of gap of each.
package struct TreatedGaps: Fingerprinted, Sendable {
    private(set) var treatment: MissingTreatment
    /// Kinds with a bin of their own.
    let kinds: GapKinds
    /// Names of the kinds of each feature whose rows are left out.
    let leftOut: [String: Set<String>]
    /// Codes of each feature that the data declare to be gaps, and that have no bin.
    let codes: [String: [String]]
    /// Of each row of the universe: decides its draws.
    let keys: [UInt64]
    /// `nil` where rows have no families.
    private(set) var families: GapFamilies?

    /// - Parameter declared: codes of each feature that its data declare missing.
    package init(_ treatment: MissingTreatment, _ features: Features, declared: [String: [DeclaredMissing]], keys: [UInt64]) {
        (self.treatment, self.keys) = (treatment, keys)
        var kept: [String: [String]] = [:], leftOut: [String: Set<String>] = [:], codes: [String: [String]] = [:]
        for column in features.columns {
            let standard: [(kind: MissingKind, meaning: DeclaredMissing.Meaning)] = [
                (.notRecorded, .notRecorded), (.unlinked, .unlinked), (.suppressed, .suppressed),
            ]
            let own = (declared[column.name] ?? []).enumerated().map { (kind: MissingKind.declared($0), meaning: $1.meaning) }
            for (kind, meaning) in standard + own {
                let name = column.missingName(of: kind.rawValue)
                switch treatment.action(meaning) {
                case .keep: kept[column.name, default: []].append(name)
                case .leaveOut: leftOut[column.name, default: []].insert(name)
                case .impute: break
                }
                if treatment.action(meaning) != .keep, kind.declaredIndex != nil { codes[column.name, default: []].append(name) }
            }
        }
        self.kinds = GapKinds(kept: kept.mapValues { Set($0).sorted() })
        (self.leftOut, self.codes) = (leftOut, codes.mapValues { Set($0).sorted() })
    }

    /// All kinds of gaps that occur are treated as the method does, but for those that did not apply.
    init(_ treatment: MissingTreatment, _ features: Features, structural: StructuralKinds, keys: [UInt64]) {
        (self.treatment, self.keys, codes) = (treatment, keys, [:])
        var kept: [String: [String]] = [:], leftOut: [String: Set<String>] = [:]
        for column in features.columns {
            for kind in Set(column.missing ?? []).subtracting([0]).sorted() {
                let name = column.missingName(of: kind)
                if structural[column.name].contains(kind) {
                    kept[column.name, default: []].append(name)
                } else if treatment.standard == .leaveOut {
                    leftOut[column.name, default: []].insert(name)
                }
            }
        }
        kinds = GapKinds(kept: kept.mapValues { Set($0).sorted() })
        self.leftOut = leftOut
    }

    /// The same, knowing which rows are of one family.
    func with(families: GapFamilies?) -> TreatedGaps {
        var result = self
        result.families = families
        return result
    }

    /// The same with other chains.
    func with(imputations: Int, iterations: Int) -> TreatedGaps {
        var result = self
        (result.treatment.imputations, result.treatment.iterations) = (imputations, iterations)
        return result
    }

    /// Of each row, whether it stays.
    func stays(_ features: Features) -> [Bool] {
        var result = [Bool](repeating: true, count: features.rowCount)
        for column in features.columns {
            guard let names = leftOut[column.name], !names.isEmpty else { continue }
            for row in result.indices {
                let kind = column.missingKind(row)
                if kind != 0, names.contains(column.missingName(of: kind)) { result[row] = false }
            }
        }
        return result
    }

    /// Of each feature, the kinds that occur and have a bin of their own.
    func keptKinds(_ features: Features) -> [String: Set<UInt8>] {
        features.columns.reduce(into: [:]) { result, column in
            let present = Set(column.missing ?? []).subtracting([0])
            result[column.name] = present.filter { kind in
                !kinds.isGap(kind, of: column) && leftOut[column.name]?.contains(column.missingName(of: kind)) != true
            }.union([MissingKind.structural.rawValue])
        }
    }

    /// The rule of the model file; `nil` where every kind has a bin.
    func rule(_ action: GapRule.Action, keeping apart: Set<String>, _ features: Features) -> GapRule? {
        guard !treatment.keepsAll else { return nil }
        var kinds = kinds, codes = codes
        for name in apart {
            guard let column = features[name] else { continue }
            codes[name] = nil
            let present = Set(column.missing ?? []).filter { $0 != 0 }.map { column.missingName(of: $0) }
            kinds.kept[name] = Set(present + ["not-recorded", "unlinked", "suppressed"]).sorted()
        }
        return GapRule(action, kinds: kinds, codes: codes)
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(treatment)
        builder.feed(kinds)
        for (name, kinds) in leftOut.sorted(by: { $0.key < $1.key }) {
            builder.feed(name)
            for kind in kinds.sorted() { builder.feed(kind) }
        }
        builder.feed(array: keys)
        builder.feed(families != nil)
        if let families { builder.feed(families) }
    }
}

extension CohortDeclaration {
    /// Codes of each feature that the data declare missing.
    func declaredMissing(_ table: Table) -> [String: [DeclaredMissing]] {
        Dictionary(features.map { ($0.name, table[$0.column]?.declaredMissing ?? []) }, uniquingKeysWith: { first, _ in first })
    }
}
