// SPDX-License-Identifier: EUPL-1.2

/// What an analyst holds to be cause and effect: arrows between named nodes, and pairs that share a cause nobody measured.
///
/// An acyclic directed mixed graph. Source: Richardson (2003), Scand. J. Stat. 30, 145-157.
public struct CausalGraph: Hashable, Sendable {
    /// The node that stands for whatever outcome is looked at.
    public static let outcome = "outcome"

    /// An arrow from a cause to what it acts on.
    public struct Edge: Hashable, Sendable {
        public let from: String
        public let to: String

        public init(from: String, to: String) { (self.from, self.to) = (from, to) }
    }

    /// Two nodes with an unmeasured cause in common.
    public struct Confounding: Hashable, Sendable {
        public let first: String
        public let second: String

        public init(_ first: String, _ second: String) { (self.first, self.second) = (first, second) }

        /// `income ↔ outcome`.
        var words: String { "\(first) ↔ \(second)" }
    }

    /// In the order of the file, the outcome last.
    public let nodes: [String]
    public private(set) var edges: [Edge]
    public let confounding: [Confounding]

    /// - Parameter nodes: besides the outcome; names that edges and pairs use and that are not here are added.
    public init(nodes: [String], edges: [Edge], confounding: [Confounding] = []) {
        var all: [String] = []
        var seen: Set<String> = [Self.outcome]
        for name in nodes + edges.flatMap({ [$0.from, $0.to] }) + confounding.flatMap({ [$0.first, $0.second] }) where seen.insert(name).inserted {
            all.append(name)
        }
        self.nodes = all + [Self.outcome]
        (self.edges, self.confounding) = (edges, confounding)
    }

    /// The nodes of one cycle, in the order of its arrows; `nil` where there is none.
    public var cycle: [String]? {
        var left = Set(nodes)
        // Nodes that no remaining node acts on are on no cycle.
        while let free = left.first(where: { node in !edges.contains { $0.to == node && left.contains($0.from) } }) { left.remove(free) }
        guard var node = nodes.first(where: left.contains) else { return nil }
        var walk = [node]
        while let cause = edges.first(where: { $0.to == node && left.contains($0.from) })?.from {
            if let start = walk.firstIndex(of: cause) { return Array(walk[start...].reversed()) }
            walk.append(cause)
            node = cause
        }
        return nil
    }

    /// Nodes that act on some of these, through any number of arrows; without these themselves unless they act on each other.
    func ancestors(of targets: Set<String>) -> Set<String> { reached(from: targets) { edge in (edge.to, edge.from) } }

    /// Nodes that these act on.
    func descendants(of sources: Set<String>) -> Set<String> { reached(from: sources) { edge in (edge.from, edge.to) } }

    private func reached(from start: Set<String>, _ step: (Edge) -> (from: String, to: String)) -> Set<String> {
        var found: Set<String> = [], open = Array(start)
        while let node = open.popLast() {
            for edge in edges where step(edge).from == node && found.insert(step(edge).to).inserted { open.append(step(edge).to) }
        }
        return found
    }

    /// The graph without the arrows out of some nodes.
    func withoutEffects(of sources: Set<String>) -> CausalGraph {
        var graph = self
        graph.edges = edges.filter { !sources.contains($0.from) }
        return graph
    }

    func with(confounding: [Confounding]) -> CausalGraph { CausalGraph(nodes: nodes, edges: edges, confounding: confounding) }

    /// The same graph of what a model makes of its features: they act on the outcome's node and nothing else does, no cause is hidden.
    ///
    /// - Parameters:
    ///   - features: nodes that the score is made from.
    ///   - attribute: acts on the score through features that the graph does not have.
    func ofScore(madeFrom features: Set<String>, attribute: String) -> CausalGraph {
        let kept = edges.filter { $0.to != Self.outcome }
        let made = nodes.filter { features.contains($0) || $0 == attribute }.map { Edge(from: $0, to: Self.outcome) }
        return CausalGraph(
            nodes: nodes, edges: kept + made, confounding: confounding.filter { $0.first != Self.outcome && $0.second != Self.outcome })
    }
}
