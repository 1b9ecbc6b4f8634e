// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation

/// `evenkans describe CATALOG`: which registers are there, what is missing, what does not match.
public struct DescribeCatalogueTask: Sendable {
    public var file: URL
    public var json: Bool
    public var language: Language

    public init(file: URL, json: Bool, language: Language) {
        (self.file, self.json, self.language) = (file, json, language)
    }

    /// - Returns: the inspection, as JSON or as text for a terminal.
    /// - Throws: `SettingsError` with every error of the catalogue at once.
    public func run(progress: ProgressMonitor) throws -> String {
        let catalogue = try Catalogue.read(try InputFile.bytes(file), file: file)
        let inspection = try CatalogueInspection(catalogue, progress: progress)
        return json ? inspection.json.indented() + "\n" : inspection.text(language)
    }

    /// The JSON Schema of catalogues.
    public static var schema: String { Catalogue.schema }
}
