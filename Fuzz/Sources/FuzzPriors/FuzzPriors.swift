// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RiskModels
import Study

/// Any bytes are priors or an error; what was read is finite and has sources.
@c(LLVMFuzzerTestOneInput)
public func fuzzPriors(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Data(Array(UnsafeBufferPointer(start: data, count: size)))
    guard let knowledge = try? PriorsFile.read(bytes, name: "fuzz.yaml").knowledge else { return 0 }
    for prior in knowledge.priors {
        precondition(!prior.source.isEmpty && !prior.feature.isEmpty)
        guard case .effect(let effect) = prior.statement else { continue }
        precondition(effect.logOdds.allSatisfy(\.isFinite) && effect.contrasts.indices.allSatisfy { effect.deviation($0) > 0 })
    }
    return 0
}
