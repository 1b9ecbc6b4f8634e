// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning

/// XGBoost's trees, read from the JSON in which it saves them, as questions about features.
///
/// Source of the format: https://xgboost.readthedocs.io/en/release_1.7.0/dev/structxgboost_1_1RegTree.html and `doc/model.schema` there.
struct GrownTrees {
    let trees: [RiskTree]
    /// Sum over the splits on each feature of what they lowered the penalised loss by.
    let gains: [Double]

    /// - Throws: `ChallengerError.failed` for a file that is not as version 1.6 and later write it.
    init(json: Data, design: BoostedDesign) throws(ChallengerError) {
        let decoder = JSONDecoder()
        // The threshold of a split of categories is written as NaN.
        decoder.allowsJSON5 = true
        guard let saved = try? decoder.decode(Saved.self, from: json), saved.trees.allSatisfy(\.isWhole) else { throw .failed(.reading) }
        var gains = [Double](repeating: 0, count: design.bins.count)
        trees = saved.trees.map { tree in
            for place in tree.leftChildren.indices where tree.leftChildren[place] >= 0 {
                gains[design.feature(of: tree.splitIndices[place])] += Double(tree.lossChanges[place])
            }
            return RiskTree(tree, design)
        }
        self.gains = gains
    }

    private struct Saved: Decodable {
        let trees: [SavedTree]

        private enum Path: String, CodingKey {
            case learner, model, trees
            case booster = "gradient_booster"
        }

        init(from decoder: any Decoder) throws {
            trees = try decoder.container(keyedBy: Path.self).nestedContainer(keyedBy: Path.self, forKey: .learner)
                .nestedContainer(keyedBy: Path.self, forKey: .booster).nestedContainer(keyedBy: Path.self, forKey: .model)
                .decode([SavedTree].self, forKey: .trees)
        }
    }
}

/// One tree: parallel arrays, one entry a node.
struct SavedTree: Decodable {
    /// Negative for a leaf.
    let leftChildren: [Int]
    let rightChildren: [Int]
    let splitIndices: [Int]
    /// A threshold: below goes left; for a leaf what it adds.
    let splitConditions: [Float]
    /// 1 for a split of categories.
    let splitType: [Int]
    let defaultLeft: [Int]
    let lossChanges: [Float]
    /// Of the splits of categories: the nodes, and where the categories that go right begin and how many there are.
    let categoriesNodes: [Int]
    let categoriesSegments: [Int]
    let categoriesSizes: [Int]
    let categories: [Int]

    private enum CodingKeys: String, CodingKey {
        case categories
        case leftChildren = "left_children"
        case rightChildren = "right_children"
        case splitIndices = "split_indices"
        case splitConditions = "split_conditions"
        case splitType = "split_type"
        case defaultLeft = "default_left"
        case lossChanges = "loss_changes"
        case categoriesNodes = "categories_nodes"
        case categoriesSegments = "categories_segments"
        case categoriesSizes = "categories_sizes"
    }

    /// Whether every array has an entry a node and every reference stays inside.
    var isWhole: Bool {
        let count = leftChildren.count
        let lengths = [rightChildren.count, splitIndices.count, splitConditions.count, splitType.count, defaultLeft.count, lossChanges.count]
        guard count > 0, lengths.allSatisfy({ $0 == count }), categoriesSegments.count == categoriesNodes.count,
            categoriesSizes.count == categoriesNodes.count
        else { return false }
        let children = (leftChildren + rightChildren).allSatisfy { $0 < count }
        return children && zip(categoriesSegments, categoriesSizes).allSatisfy { $0 >= 0 && $1 >= 0 && $0 + $1 <= categories.count }
    }

    /// The categories that go right at a node.
    func categories(of node: Int) -> Set<Int> {
        guard let place = categoriesNodes.firstIndex(of: node) else { return [] }
        return Set(categories[categoriesSegments[place]..<categoriesSegments[place] + categoriesSizes[place]])
    }
}
