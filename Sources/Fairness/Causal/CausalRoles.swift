// SPDX-License-Identifier: EUPL-1.2

/// What each node is for one attribute and one kind of outcome, and which effects the graph lets be estimated.
///
/// Confounders are all measured nodes that act on the attribute or the outcome and that the attribute does not act on: if any set of
/// measured nodes suffices to adjust for, this one does. Source: VanderWeele and Shpitser (2011), Biometrics 67, 1406-1413. The model of
/// what is then a confounder, what a mediator: Plecko and Bareinboim (2024), Foundations and Trends in Machine Learning 17, 304-589.
public struct CausalRoles: Hashable, Sendable {
    public let attribute: String
    /// Between the attribute and the outcome, in the order of the graph.
    public let mediators: [String]
    /// Before them.
    public let confounders: [String]
    /// Hidden common causes that stand in the way of the total effect; empty where it can be estimated.
    let blockingTotal: [CausalGraph.Confounding]
    /// The same of the direct and the indirect effect; holds those of the total effect too.
    let blockingDirect: [CausalGraph.Confounding]

    public var isTotalIdentified: Bool { blockingTotal.isEmpty }
    public var isDirectIdentified: Bool { blockingDirect.isEmpty }

    public init(_ graph: CausalGraph, attribute: String) {
        let outcome: Set = [CausalGraph.outcome], own: Set = [attribute]
        let after = graph.descendants(of: own), before = graph.ancestors(of: outcome), causes = graph.ancestors(of: own)
        let mediators = graph.nodes.filter { after.contains($0) && before.contains($0) }
        let confounders = graph.nodes.filter { node in
            (before.contains(node) || causes.contains(node)) && !after.contains(node) && node != attribute && node != CausalGraph.outcome
        }
        (self.attribute, self.mediators, self.confounders) = (attribute, mediators, confounders)
        let z = Set(confounders), w = Set(mediators)
        blockingTotal = Self.culprits(graph) { graph in
            graph.withoutEffects(of: own).isSeparated(own, from: outcome, given: z)
        }
        // Pearl (2001), theorem 2: the mediators too must not share a cause with the attribute, nor with the outcome.
        blockingDirect =
            w.isEmpty
            ? blockingTotal
            : Self.culprits(graph) { graph in
                graph.withoutEffects(of: own).isSeparated(own, from: outcome.union(w), given: z)
                    && graph.withoutEffects(of: w).isSeparated(w, from: outcome, given: z.union(own))
            }
    }

    /// The pairs that alone break a condition; all pairs where it takes several together.
    private static func culprits(_ graph: CausalGraph, _ holds: (CausalGraph) -> Bool) -> [CausalGraph.Confounding] {
        guard !holds(graph) else { return [] }
        let alone = graph.confounding.filter { !holds(graph.with(confounding: [$0])) }
        return alone.isEmpty ? graph.confounding : alone
    }
}
