// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Study

/// Any bytes are a plan, or issues that say where: the YAML layer, the settings and the checks between them.
@c(LLVMFuzzerTestOneInput)
public func fuzzStudy(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = Data(Array(UnsafeBufferPointer(start: data, count: size)))
    let read = Plan.read(text, file: "fuzz.yaml")
    precondition(read.issues.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "an issue is at no place")
    guard let plan = read.plan, !read.issues.contains(where: \.isError) else { return 0 }
    do { _ = try plan.declaration() } catch { preconditionFailure("a plan without errors has no declaration: \(error)") }
    return 0
}
