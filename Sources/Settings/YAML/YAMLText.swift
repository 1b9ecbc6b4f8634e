// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Yams

/// YAML as this house reads it: plain text, lists and maps. No type is guessed; anchors, aliases, merge keys and tags are refused.
public enum YAMLText {
    /// More is not a settings file.
    static let largestFile = 8 << 20
    static let deepestNesting = 64

    /// - Returns: `nil` when the text cannot be read; `context` then says why.
    public static func parse(_ data: Data, in context: inout SettingsContext) -> SettingNode? {
        guard data.count <= largestFile else {
            context.malformed(
                at: .start, en: "The file is larger than 8 MB: expected a settings file.",
                nl: "Het bestand is groter dan 8 MB: verwacht werd een bestand met instellingen.")
            return nil
        }
        let text = String(decoding: data, as: UTF8.self)
        if let position = firstInvalidByte(of: data, decoded: text) {
            context.malformed(
                at: position, en: "This is not UTF-8 text. Save the file as UTF-8.", nl: "Dit is geen UTF-8-tekst. Bewaar het bestand als UTF-8.")
            return nil
        }
        return parse(text, in: &context)
    }

    public static func parse(_ text: String, in context: inout SettingsContext) -> SettingNode? {
        if let position = PlaceholderText.firstReserved(in: text) {
            context.malformed(
                at: position, en: "This character is of the private use area, which means nothing elsewhere. Remove it.",
                nl: "Dit teken hoort tot het privégebied van Unicode en betekent elders niets. Haal het weg.")
            return nil
        }
        if let position = AliasScan.bomb(in: text) {
            context.malformed(at: position, en: anchorMessage.en, nl: anchorMessage.nl)
            return nil
        }
        return YAMLDocument.read(PlaceholderText.hide(in: text), in: &context)
    }

    static let anchorMessage = LocalizedText(
        en: "Anchors and aliases (`&`, `*`) are not used here: write the value out, or put the text in quotes.",
        nl: "Ankers en verwijzingen (`&`, `*`) worden hier niet gebruikt: schrijf de waarde uit, of zet de tekst tussen aanhalingstekens.")

    private static func firstInvalidByte(of data: Data, decoded text: String) -> SourcePosition? {
        guard String(validating: data, as: UTF8.self) == nil else { return nil }
        let offset = text.unicodeScalars.enumerated().first { $0.element == "\u{FFFD}" }?.offset ?? 0
        return SourcePosition.of(scalarOffset: offset, in: text)
    }
}
