// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// `columns`, `features` and `protected` together: a role in the first is enough, the others add to it.
extension PlanSettings {
    /// Every feature: those of `columns` in their order, then what only `features` names.
    var allFeatures: [FeatureSection] {
        let roles = columns.filter { $0.value == .feature }.map(\.name)
        let listed = roles.flatMap { column -> [FeatureSection] in
            let declared = features.filter { $0.source == column }
            return declared.isEmpty ? [FeatureSection(column: column)] : declared
        }
        return listed + features.filter { !roles.contains($0.source) }
    }

    /// Every protected attribute: those of `columns` in their order, then what only `protected` names.
    var allProtected: [ProtectedSection] {
        let roles = columns.filter { $0.value == .protected }.map(\.name)
        let listed = roles.flatMap { column -> [ProtectedSection] in
            let declared = protected.filter { source(of: $0) == column }
            return declared.isEmpty ? [ProtectedSection(column: column)] : declared
        }
        return listed + protected.filter { !roles.contains(source(of: $0)) }
    }

    /// The column that an attribute is made from.
    func source(of attribute: ProtectedSection) -> String {
        if let feature = attribute.fromFeature { return features.first { $0.name == feature }?.source ?? feature }
        return attribute.column ?? attribute.name
    }

    /// The one column with a role.
    func column(with role: ColumnRole) -> String? {
        guard registers != nil, let cohort else { return columns.first { $0.value == role }?.name }
        let column: RegisterPlan.Column? =
            switch role {
            case .key: .key
            case .cluster: cohort.family == nil ? nil : .family
            case .area: cohort.area == nil ? nil : .area
            case .feature, .protected, .after, .outcome, .weight, .ignore: nil
            }
        return column?.rawValue
    }

    /// The column of one table that holds the year of a row, or a date.
    var yearColumn: String? { split.test.column ?? performance.year }

    func role(of column: String) -> ColumnRole? { columns.first { $0.name == column }?.value }

    /// The role of each column that the file names.
    var roles: [Named<ColumnRole>] {
        var roles = columns
        func add(_ column: String, _ role: ColumnRole) {
            guard !derive.contains(where: { $0.name == column }), !roles.contains(where: { $0.name == column }) else { return }
            roles.append(Named(column, role))
        }
        for feature in features { add(registers == nil ? feature.source : feature.name, .feature) }
        for attribute in protected where attribute.fromFeature == nil { add(source(of: attribute), .protected) }
        for outcome in outcomes { (outcome.from == nil ? outcome.column : outcome.name).map { add($0, .outcome) } }
        weights?.column.map { add($0, .weight) }
        return roles
    }
}

extension FeatureSection {
    /// A column with the role and nothing more.
    init(column: String) { name = column }
}

extension ProtectedSection {
    init(column: String) { name = column }
}
