// SPDX-License-Identifier: EUPL-1.2

import Foundation
import SyntheticRegisters

/// Any bytes are biases or an error; biases that were read can be put into a register.
@c(LLVMFuzzerTestOneInput)
public func fuzzBias(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let biases = try? BiasFile.read(Data(Array(UnsafeBufferPointer(start: data, count: size))), name: "fuzz.yaml") else { return 0 }
    do { _ = try BirthsRegister(births: 40, seed: 1, biases: biases).synthesize(progress: .silent) } catch {
        preconditionFailure("biases that were read cannot be used: \(error)")
    }
    return 0
}
