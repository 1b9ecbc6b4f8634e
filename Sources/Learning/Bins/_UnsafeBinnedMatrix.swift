// SPDX-License-Identifier: EUPL-1.2
// Unsafe because kernels read codes through pointers, one block at a time; blocks are whole by construction.

extension BinnedMatrix {
    /// One feature's codes in one block, in the width in which they are stored.
    enum CodeBlock {
        case narrow(UnsafeBufferPointer<UInt8>)
        case wide(UnsafeBufferPointer<UInt16>)
    }

    /// Gives a kernel access to the codes by feature and block.
    func withCodes<Result>(_ body: (_ block: (_ feature: Int, _ block: Int) -> CodeBlock) -> Result) -> Result {
        let (narrowCount, wideCount) = (narrowCount, wideCount)
        return narrow.withUnsafeBufferPointer { narrow in
            wide.withUnsafeBufferPointer { wide in
                body { feature, block in
                    let place = places[feature]
                    if place.isWide {
                        let start = (block * wideCount + place.position) * Self.blockSize
                        return .wide(UnsafeBufferPointer(rebasing: wide[start..<start + Self.blockSize]))
                    }
                    let start = (block * narrowCount + place.position) * Self.blockSize
                    return .narrow(UnsafeBufferPointer(rebasing: narrow[start..<start + Self.blockSize]))
                }
            }
        }
    }
}
