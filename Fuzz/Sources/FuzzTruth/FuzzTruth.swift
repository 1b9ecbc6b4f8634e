// SPDX-License-Identifier: EUPL-1.2

import Foundation
import SyntheticRegisters

/// Any bytes are a summary of the truth or an error.
@c(LLVMFuzzerTestOneInput)
public func fuzzTruth(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let truth = try? TruthSummary(decoding: Data(Array(UnsafeBufferPointer(start: data, count: size)))) else { return 0 }
    do { _ = try truth.encoded() } catch { preconditionFailure("what was read cannot be written") }
    return 0
}
