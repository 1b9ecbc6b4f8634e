// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Any bytes are a table or an error.
@c(LLVMFuzzerTestOneInput)
public func fuzzArrow(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    _ = try? DataFile.read(bytes: Array(UnsafeBufferPointer(start: data, count: size)), named: "fuzz.arrow")
    return 0
}
