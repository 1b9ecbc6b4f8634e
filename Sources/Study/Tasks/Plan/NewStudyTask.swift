// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterFiles

/// `evenkans new`: a folder with a commented study file, for some data, for the registers of a catalogue, or for data to come.
public struct NewStudyTask: Sendable {
    public enum Source: Hashable, Sendable {
        case table(URL)
        case catalogue(URL)
    }

    public var folder: URL
    public var source: Source?
    public var language: Language

    public init(folder: URL, source: Source?, language: Language) {
        (self.folder, self.source, self.language) = (folder, source, language)
    }

    /// - Returns: the study file.
    /// - Throws: when there is one already: nobody's work is written over.
    public func run(progress: ProgressMonitor) throws -> URL {
        let file = folder.appendingPathComponent("study.yaml")
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw StudyError.option(
                LocalizedText(
                    en: "\(file.path) exists already. Choose another folder, or remove it.",
                    nl: "\(file.path) bestaat al. Kies een andere map, of verwijder het bestand."))
        }
        progress.report("read")
        let text = try text(progress)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try AtomicFile.write(Data(text.utf8), to: file)
        return file
    }

    private func text(_ progress: ProgressMonitor) throws -> String {
        let name = Self.studyName(folder)
        switch source {
        case nil: return StudyTemplate.text(for: nil, file: nil, name: name, language: language)
        case .table(let url):
            let table = try DataFile.read(url, progress: progress)
            return StudyTemplate.text(for: table, file: Self.path(from: folder, to: url), name: name, language: language)
        case .catalogue(let url):
            let catalogue = try Catalogue.read(try InputFile.bytes(url), file: url)
            let inspection = try CatalogueInspection(catalogue, progress: progress)
            return CatalogueTemplate(inspection, of: catalogue, language: language).text(file: Self.path(from: folder, to: url), name: name)
        }
    }

    /// The data as the study file names it: from its own folder.
    private static func path(from folder: URL, to file: URL) -> String {
        let from = folder.standardizedFileURL.resolvingSymlinksInPath().pathComponents
        let to = file.standardizedFileURL.resolvingSymlinksInPath().pathComponents
        let common = zip(from, to).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: from.count - common) + to.dropFirst(common)).joined(separator: "/")
    }

    /// A study's name is a file name: letters, digits, hyphens.
    private static func studyName(_ folder: URL) -> String {
        let allowed = folder.standardizedFileURL.lastPathComponent.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let name = String(allowed).trimmingCharacters(in: CharacterSet(charactersIn: "-"))
        return name.isEmpty ? "study" : name
    }
}
