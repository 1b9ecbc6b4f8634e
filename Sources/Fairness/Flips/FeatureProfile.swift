// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Values of some features, written in place of a row's own.
public struct FeatureProfile: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case number(Double)
        /// A code as in the data.
        case level(String)

        /// As evidence names it.
        var code: String {
            switch self {
            case .level(let code): code
            case .number(let number): number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
            }
        }
    }

    /// In the order of the file; each feature once.
    public let values: [(feature: String, value: Value)]

    public init(_ values: [(feature: String, value: Value)]) { self.values = values }

    public static func == (first: FeatureProfile, second: FeatureProfile) -> Bool { first.byFeature == second.byFeature }
    public func hash(into hasher: inout Hasher) { hasher.combine(byFeature) }

    public var features: [String] { values.map(\.feature) }
    private var byFeature: [String: Value] { Dictionary(values.map { ($0.feature, $0.value) }) { first, _ in first } }
    var codes: [String: String] { byFeature.mapValues(\.code) }

    /// One profile a feature.
    var parts: [FeatureProfile] { values.map { FeatureProfile([$0]) } }
}

extension FeatureColumn {
    /// The column with one value in every row.
    ///
    /// - Throws: `FairnessError` for a level that the column does not have, or a number in place of a level.
    func holding(_ value: FeatureProfile.Value) throws(FairnessError) -> FeatureColumn {
        let written: Values
        switch (values, value) {
        case (.numeric(let values), .number(let number)): written = .numeric(values.map { _ in number })
        case (.nominal(let codes, let levels), let value):
            guard let level = levels.firstIndex(of: value.code) else { throw .unknownLevel(feature: name) }
            written = .nominal(codes: codes.map { _ in Int32(level) }, levels: levels)
        case (.numeric, .level): throw .unknownLevel(feature: name)
        }
        return FeatureColumn(name: name, unit: unit, values: written, expertCuts: expertCuts)
    }
}

extension Features {
    /// All rows with a profile written in.
    func with(_ profile: FeatureProfile) throws(FairnessError) -> Features {
        var columns = columns
        for (feature, value) in profile.values {
            guard let place = columns.firstIndex(where: { $0.name == feature }) else { throw .unknownFeature(feature) }
            columns[place] = try columns[place].holding(value)
        }
        return Features(rowCount: rowCount, columns: columns)
    }
}
