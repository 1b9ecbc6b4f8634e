// SPDX-License-Identifier: EUPL-1.2

import Learning

extension BoostedDesign {
    func feature(of column: Int) -> Int {
        guard sources.indices.contains(column) else { return 0 }
        switch sources[column] {
        case .number(let feature), .kind(let feature, _), .category(let feature): return feature
        }
    }
}

extension RiskTree {
    /// XGBoost's tree with its questions about columns as questions about features, breadth first, so that each leads to later ones.
    init(_ tree: SavedTree, _ design: BoostedDesign) {
        var order = [0], place = [Int](repeating: -1, count: tree.leftChildren.count)
        var next = 0
        while next < order.count {
            let node = order[next]
            place[node] = next
            next += 1
            if tree.leftChildren[node] >= 0 { order += [tree.leftChildren[node], tree.rightChildren[node]] }
            // A tree has as many nodes as it says; a file that leads back to itself does not.
            if order.count > place.count { break }
        }
        self.init(
            nodes: order.map { node in
                let (left, right) = (tree.leftChildren[node], tree.rightChildren[node])
                guard left >= 0, right >= 0, design.sources.indices.contains(tree.splitIndices[node]) else {
                    return .leaf(logOdds: Double(tree.splitConditions[node]))
                }
                return Self.question(node, of: tree, design, left: place[left], right: place[right])
            })
    }

    private static func question(_ node: Int, of tree: SavedTree, _ design: BoostedDesign, left: Int, right: Int) -> Node {
        let threshold = tree.splitConditions[node]
        switch design.sources[tree.splitIndices[node]] {
        case .number(let feature):
            let isMissingLeft = design.medians[feature].map { Float($0) < threshold } ?? (tree.defaultLeft[node] != 0)
            return .threshold(
                feature: feature, below: threshold.asThresholdOfDoubles, yes: left, no: right, missing: isMissingLeft ? left : right)
        case .kind(let feature, let bin):
            // The indicator is 0 or 1: which of the two goes right?
            let bins = (0..<design.bins[feature].count).filter { design.scoredBin($0, of: feature) == bin ? 1 >= threshold : 0 >= threshold }
            return .bins(feature: feature, bins: bins, yes: right, no: left)
        case .category(let feature):
            let goRight = tree.categories(of: node)
            let bins = (0..<design.bins[feature].count).filter { goRight.contains(design.scoredBin($0, of: feature)) }
            return .bins(feature: feature, bins: bins, yes: right, no: left)
        }
    }
}

extension Float {
    /// The double t for which `x < t` says of every double x what `Float(x) < self` says.
    ///
    /// Doubles are rounded to the nearest single, ties to the even one: the border lies halfway between this number and the one before.
    var asThresholdOfDoubles: Double {
        let before = nextDown
        guard isFinite, before.isFinite else {
            return self > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
        }
        let middle = (Double(before) + Double(self)) / 2
        return before.bitPattern & 1 == 0 ? middle.nextUp : middle
    }
}
