// SPDX-License-Identifier: EUPL-1.2

// Unsafe because the bytes of an embedded file are a C array: they are copied here, once, within the length that C gives.

import CEmbedded
import Foundation

/// A file that was compiled into the program: a template, a style sheet, a script.
package enum EmbeddedFile {
    /// - Throws: `ReportingError.missingFile` when no file of that name was embedded.
    package static func data(_ name: String) throws(ReportingError) -> Data {
        var length = 0
        guard let bytes = unsafe evenkans_embedded_file(name, &length) else { throw .missingFile(name) }
        return unsafe Data(bytes: bytes, count: length)
    }

    package static func text(_ name: String) throws(ReportingError) -> String {
        String(decoding: try data(name), as: UTF8.self)
    }
}
