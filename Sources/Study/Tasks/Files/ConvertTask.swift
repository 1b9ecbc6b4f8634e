// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterFiles

/// `evenkans convert`: data in another format, labels and missing codes kept.
public struct ConvertTask: Sendable {
    public var data: URL
    public var out: URL
    public var options: ReadOptions

    public init(data: URL, out: URL, options: ReadOptions = ReadOptions()) {
        (self.data, self.out, self.options) = (data, out, options)
    }

    public func run(progress: ProgressMonitor) throws {
        try OutputPlace.check(file: out)
        try DataFile.checkWritable(out)
        progress.report("read")
        // Only a codebook beside it keeps labels and missing codes of a CSV file.
        let writing = WriteOptions(codebook: true)
        if try DataFile.transcode(data, to: out, options: options, writing: writing, progress: progress) { return }
        let table = try DataFile.read(data, options: options, progress: progress)
        progress.report("write")
        try DataFile.write(table, to: out, options: writing, progress: progress)
    }
}
