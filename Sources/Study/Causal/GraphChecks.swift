// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Settings

/// What must hold between the keys of a graph of causes.
struct GraphChecks {
    private let file: GraphFile
    private let path: SettingPath

    init(_ file: GraphFile, _ path: SettingPath) { (self.file, self.path) = (file, path) }

    private var declared: [String] { file.protected.map(\.name) + file.nodes.map(\.name) }

    func run(in context: inout SettingsContext) {
        // What could not be read has its own message; judging the rest then would only confuse.
        guard !context.issues.contains(where: \.isError) else { return }
        if file.protected.isEmpty {
            let place = path["protected"]
            context.error(
                place, en: "`\(place)` names no attribute: there is nothing to split.",
                nl: "`\(place)` noemt geen kenmerk: er valt niets te splitsen.")
        }
        checkNames(&context)
        checkEdges(&context)
        checkConfounding(&context)
        guard !context.issues.contains(where: \.isError) else { return }
        if let cycle = file.graph.cycle {
            let place = path["edges"], words = (cycle + cycle.prefix(1)).joined(separator: " → ")
            context.error(
                place, en: "`\(place)`: nothing can be its own cause: \(words).",
                nl: "`\(place)`: niets kan zijn eigen oorzaak zijn: \(words).")
            return
        }
        checkRoles(&context)
    }

    private func checkNames(_ context: inout SettingsContext) {
        var seen: Set<String> = []
        let places =
            file.protected.indices.map { (file.protected[$0].name, path["protected"][$0]["name"]) }
            + file.nodes.indices.map { (file.nodes[$0].name, path["nodes"][$0]["name"]) }
        for (name, place) in places {
            if name == CausalGraph.outcome {
                context.error(
                    place, en: "`\(place)`: `outcome` is a node without being listed.", nl: "`\(place)`: `outcome` is al een knoop.")
            } else if !seen.insert(name).inserted {
                context.error(place, en: "`\(place)`: `\(name)` is there twice.", nl: "`\(place)`: `\(name)` staat er twee keer.")
            }
        }
    }

    private func checkEdges(_ context: inout SettingsContext) {
        var seen: Set<CausalGraph.Edge> = []
        for (number, edge) in file.edges.enumerated() {
            let place = path["edges"][number]
            if edge.from == CausalGraph.outcome {
                context.error(
                    place["from"], en: "`\(place["from"])`: the outcome causes nothing here: it comes last.",
                    nl: "`\(place["from"])`: de uitkomst is hier van niets de oorzaak: die komt het laatst.")
            } else {
                known(edge.from, at: place["from"], declared, &context)
            }
            for (item, to) in edge.to.enumerated() {
                let place = place["to"][item]
                known(to, at: place, declared + [CausalGraph.outcome], &context)
                if !seen.insert(.init(from: edge.from, to: to)).inserted {
                    context.error(
                        place, en: "`\(place)`: this arrow is there twice.", nl: "`\(place)`: deze pijl staat er twee keer.")
                }
            }
        }
        if !file.edges.contains(where: { $0.to.contains(CausalGraph.outcome) }), !file.edges.isEmpty {
            let place = path["edges"]
            context.error(
                place, en: "`\(place)`: no arrow leads to `outcome`: then nothing explains it.",
                nl: "`\(place)`: geen pijl leidt naar `outcome`: dan verklaart niets die.")
        }
    }

    private func checkConfounding(_ context: inout SettingsContext) {
        for (number, pair) in file.confounding.enumerated() where pair.between.count == 2 {
            let place = path["confounding"][number]["between"]
            for (item, name) in pair.between.enumerated() { known(name, at: place[item], declared + [CausalGraph.outcome], &context) }
            if pair.between[0] == pair.between[1] {
                context.error(place, en: "`\(place)`: name two different nodes.", nl: "`\(place)`: noem twee verschillende knopen.")
            }
        }
    }

    private func known(_ name: String, at place: SettingPath, _ names: [String], _ context: inout SettingsContext) {
        guard !names.contains(name) else { return }
        let hint = PlanChecks.suggestion(for: name, among: names)
        context.error(
            place, en: "`\(place)`: there is no node `\(name)`. \(hint.en)", nl: "`\(place)`: er is geen knoop `\(name)`. \(hint.nl)")
    }

    /// A role that is written must follow from the edges, for every attribute that is split.
    private func checkRoles(_ context: inout SettingsContext) {
        for (number, node) in file.nodes.enumerated() {
            guard let role = node.role else { continue }
            for entry in file.protected {
                let roles = CausalRoles(file.graph, attribute: entry.name)
                let actual: GraphNode.Role? =
                    roles.mediators.contains(node.name) ? .mediator : roles.confounders.contains(node.name) ? .confounder : nil
                guard actual != role else { continue }
                let place = path["nodes"][number]["role"]
                let (en, nl) =
                    switch actual {
                    case .mediator: ("lies between \(entry.name) and the outcome", "ligt tussen \(entry.name) en de uitkomst")
                    case .confounder: ("lies before: \(entry.name) does not act on it", "ligt ervoor: \(entry.name) werkt er niet op")
                    case nil: ("lies on no path to the outcome", "ligt op geen enkele weg naar de uitkomst")
                    }
                context.error(
                    place, en: "`\(place)`: by the edges \(node.name) \(en).", nl: "`\(place)`: volgens de pijlen \(nl): \(node.name).")
                break
            }
        }
    }
}
