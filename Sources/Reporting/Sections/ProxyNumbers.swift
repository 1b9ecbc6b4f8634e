// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// What gives the groups of one attribute away.
struct ProxyNumbers {
    let attribute: String
    /// How well the features together tell each group, or why nobody knows; those told best first.
    let joint: [Finding]
    private let byGroup: [[String: String]: [Finding]]

    static let keys = ["proxy.joint", "proxy.feature", "proxy.drop-one", "proxy.score", "proxy.score-gap", "proxy.contribution"]

    init(attribute: String, part: OutcomePart) {
        self.attribute = attribute
        let own = Self.keys.flatMap { part[$0] }.filter { $0.about.attribute == attribute }
        joint = own.filter { $0.key == "proxy.joint" }.enumerated().sorted { (-($0.1.value ?? -1), $0.0) < (-($1.1.value ?? -1), $1.0) }
            .map(\.element)
        byGroup = Dictionary(grouping: own.filter { $0.about.group != nil }) { $0.about.group ?? [:] }
    }

    /// Groups in the order of `joint`.
    var groups: [[String: String]] { joint.compactMap(\.about.group) }

    func all(_ key: String, _ group: [String: String]) -> [Finding] { (byGroup[group] ?? []).filter { $0.key == key } }

    func first(_ key: String, _ group: [String: String]) -> Finding? { all(key, group).first }

    /// The features, those that alone tell most first.
    func features(_ group: [String: String]) -> [Finding] {
        all("proxy.feature", group).sorted { (-($0.value ?? -1), $0.about.feature ?? "") < (-($1.value ?? -1), $1.about.feature ?? "") }
    }

    /// What each feature brings to the difference in scores, the largest first.
    func contributions(_ group: [String: String]) -> [Finding] {
        all("proxy.contribution", group).filter { $0.value != nil }.sorted {
            (-($0.value ?? 0).magnitude, $0.about.feature ?? "") < (-($1.value ?? 0).magnitude, $1.about.feature ?? "")
        }
    }

    /// The groups that a reader must see: those with a concern; the one that is told best where there is none.
    func shown(_ most: Int) -> [[String: String]] {
        let printed = joint.filter { $0.value != nil }, concerns = printed.filter { $0.verdict == .concern }
        return (concerns.isEmpty ? printed.prefix(1) : concerns.prefix(most)).compactMap(\.about.group)
    }
}
