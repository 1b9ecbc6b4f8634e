// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Testing

@Suite("Graphs of causes")
struct CausalGraphTests {
    private static func graph(_ edges: String, hidden: String = "") -> CausalGraph {
        func pairs(_ text: String, _ arrow: String) -> [(String, String)] {
            text.split(separator: " ").compactMap { word in
                let ends = String(word).components(arrow)
                return ends.count == 2 ? (ends[0], ends[1]) : nil
            }
        }
        return CausalGraph(
            nodes: [], edges: pairs(edges, "→").map { .init(from: $0.0, to: $0.1) }, confounding: pairs(hidden, "↔").map { .init($0.0, $0.1) })
    }

    @Test func cyclesAreNamed() {
        #expect(Self.graph("x→w w→outcome z→w").cycle == nil)
        #expect(Self.graph("x→w w→v v→x v→outcome").cycle.map(Set.init) == ["x", "w", "v"])
        #expect(Self.graph("x→x x→outcome").cycle == ["x"])
    }

    /// Pearl (2009), Causality, section 1.2.3: chains, forks and colliders, and the descendants of colliders.
    @Test func separationByHand() {
        let chain = Self.graph("a→b b→c"), fork = Self.graph("b→a b→c"), collider = Self.graph("a→b c→b b→d")
        for graph in [chain, fork] {
            #expect(!graph.isSeparated(["a"], from: ["c"], given: []))
            #expect(graph.isSeparated(["a"], from: ["c"], given: ["b"]))
        }
        #expect(collider.isSeparated(["a"], from: ["c"], given: []))
        #expect(!collider.isSeparated(["a"], from: ["c"], given: ["b"]))
        #expect(!collider.isSeparated(["a"], from: ["c"], given: ["d"]))
    }

    /// The M-graph: what is no confounder opens a path when it is adjusted for.
    @Test func hiddenCausesMakeColliders() {
        let graph = Self.graph("x→outcome m→d", hidden: "x↔m m↔outcome")
        #expect(graph.isSeparated(["x"], from: ["m"], given: []) == false)
        let bare = Self.graph("m→d", hidden: "x↔m m↔outcome")
        #expect(bare.isSeparated(["x"], from: ["outcome"], given: []))
        #expect(!bare.isSeparated(["x"], from: ["outcome"], given: ["m"]))
    }

    @Test func rolesFollowFromEdges() {
        let roles = CausalRoles(Self.graph("x→w w→v v→outcome x→outcome z→w z→x a→outcome w→leaf"), attribute: "x")
        #expect(roles.mediators == ["w", "v"] && Set(roles.confounders) == ["z", "a"])
        #expect(roles.isTotalIdentified && roles.isDirectIdentified)
    }

    /// The standard fairness model allows a hidden cause of the attribute and its confounders, and none elsewhere.
    @Test(
        arguments: [
            ("x↔z", true, true), ("w↔outcome", true, false), ("x↔w", false, false), ("x↔outcome", false, false), ("z↔outcome", true, true),
            ("w↔v", true, true), ("x↔z z↔outcome", false, false), ("x↔z w↔outcome", true, false),
        ])
    func whatHiddenCausesSpoil(hidden: String, total: Bool, direct: Bool) {
        let roles = CausalRoles(
            Self.graph("x→w w→v v→outcome w→outcome x→outcome z→w z→outcome", hidden: hidden), attribute: "x")
        #expect(roles.isTotalIdentified == total && roles.isDirectIdentified == direct)
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
