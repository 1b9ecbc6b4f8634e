// SPDX-License-Identifier: EUPL-1.2
// Unsafe: holds the C handle of a library that stays open until the process ends, and may be used from any thread.

import Basics
import CXGBoost
import Synchronization

/// XGBoost, opened while the program runs.
package struct XGBoostLibrary: @unchecked Sendable {
    let handle: boost_library

    /// Where it may be: beside the other parts that set-up fetched, else where the system keeps its libraries.
    package static var places: [String] {
        [ResourceLocator.find("lib/libxgboost.so")?.path].compactMap { $0 } + ["libxgboost.so.0", "libxgboost.so"]
    }

    private static let opened = Mutex<XGBoostLibrary?>(nil)

    /// The library of this process, opened at the first call.
    package static func shared() throws(ChallengerError) -> XGBoostLibrary {
        let result = opened.withLock { opened -> Result<XGBoostLibrary, ChallengerError> in
            if let opened { return .success(opened) }
            let first = Result { () throws(ChallengerError) in try XGBoostLibrary(places: places) }
            opened = try? first.get()
            return first
        }
        return try result.get()
    }

    /// The first of some places that has a library which can be used.
    package init(places: [String]) throws(ChallengerError) {
        guard let handle = places.lazy.compactMap({ boost_open($0) }).first else { throw .libraryMissing }
        self.handle = handle
        var (major, minor): (Int32, Int32) = (0, 0)
        boost_version(handle, &major, &minor)
        // Categories by the histogram method, as they are written here.
        guard major > 1 || (major == 1 && minor >= 6) else { throw .libraryTooOld(found: "\(major).\(minor)") }
    }
}
