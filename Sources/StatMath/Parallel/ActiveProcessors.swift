// SPDX-License-Identifier: EUPL-1.2

import Foundation

enum ActiveProcessors {
    static let count = ProcessInfo.processInfo.activeProcessorCount
}
