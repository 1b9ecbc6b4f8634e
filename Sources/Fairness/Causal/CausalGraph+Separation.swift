// SPDX-License-Identifier: EUPL-1.2

extension CausalGraph {
    /// Whether two sets of nodes are m-separated by a third: no path between them is open once the third is known.
    ///
    /// In the moral graph of the ancestors, with a node for each hidden cause.
    /// Source: Lauritzen, Dawid, Larsen and Leimer (1990), Networks 20, 491-505; Richardson (2003), theorem 1.
    package func isSeparated(_ first: Set<String>, from second: Set<String>, given known: Set<String>) -> Bool {
        let hidden = confounding.enumerated().flatMap { number, pair in
            // No name in a study file starts with a space.
            [Edge(from: " \(number)", to: pair.first), Edge(from: " \(number)", to: pair.second)]
        }
        let whole = CausalGraph(nodes: nodes, edges: edges + hidden)
        let all = first.union(second).union(known), kept = whole.ancestors(of: all).union(all)
        var parents: [String: [String]] = [:]
        for edge in whole.edges where kept.contains(edge.from) && kept.contains(edge.to) { parents[edge.to, default: []].append(edge.from) }
        var beside: [String: Set<String>] = [:]
        func join(_ a: String, _ b: String) {
            beside[a, default: []].insert(b)
            beside[b, default: []].insert(a)
        }
        for (child, causes) in parents {
            for (place, cause) in causes.enumerated() {
                join(cause, child)
                for other in causes[..<place] { join(cause, other) }
            }
        }
        var seen = first.subtracting(known), open = Array(seen)
        while let node = open.popLast() {
            if second.contains(node) { return false }
            for next in beside[node] ?? [] where !known.contains(next) && seen.insert(next).inserted { open.append(next) }
        }
        return true
    }
}
