// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterFiles

/// `evenkans new`: a folder with a commented study file, for some data or for data to come.
public struct NewStudyTask: Sendable {
    public var folder: URL
    public var data: URL?
    public var language: Language

    public init(folder: URL, data: URL?, language: Language) {
        (self.folder, self.data, self.language) = (folder, data, language)
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
        let table = try data.map { try DataFile.read($0, progress: progress) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = StudyTemplate.text(
            for: table, file: data.map { Self.path(from: folder, to: $0) }, name: Self.studyName(folder), language: language)
        try AtomicFile.write(Data(text.utf8), to: file)
        return file
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
