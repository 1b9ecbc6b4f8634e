// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Learning

/// Any bytes are a model or an error; a model gives every row a risk within 0 and 1, and is read from what it writes.
@c(LLVMFuzzerTestOneInput)
public func fuzzModel(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let model = try? ModelFile(decoding: Data(Array(UnsafeBufferPointer(start: data, count: size)))) else { return 0 }
    let numbers: [Double] = [0, -1, 27.5, 1e300, .nan]
    let columns = model.features.map { bins in
        let values: FeatureColumn.Values =
            switch bins.scale {
            case .numeric: .numeric(numbers)
            case .nominal: .nominal(codes: [0, 1, 0, 1, -1], levels: ["a", "b"])
            }
        return FeatureColumn(name: bins.feature, values: values, missing: [0, 0, 0, 0, 1], missingNames: [1: "not-recorded"])
    }
    do {
        let scores = try model.scores(Features(rowCount: numbers.count, columns: columns), rows: Array(0..<numbers.count))
        precondition(scores.risk.allSatisfy { (0...1).contains($0) }, "a risk is no risk")
        precondition(zip(scores.lower, scores.risk).allSatisfy { $0 <= $1 } && zip(scores.risk, scores.upper).allSatisfy { $0 <= $1 }, "limits cross")
        let again = try ModelFile(decoding: model.encoded())
        precondition(again == model, "what is written is read otherwise")
    } catch { preconditionFailure("a model that was read does not score: \(error)") }
    return 0
}
