// SPDX-License-Identifier: EUPL-1.2

import Basics
import Yams

/// One YAML document, from the parser's nodes and marks; its resolver, which would turn `0363` and `no` into something else, is switched off.
enum YAMLDocument {
    /// A key that was found twice: where it first stood.
    private typealias Hidden = [SourcePosition: String]

    /// Two of a kind are rare; a file with more is reported in two goes.
    private static let mostDuplicates = 50

    static func read(_ text: String, in context: inout SettingsContext) -> SettingNode? {
        var text = text
        var hidden: Hidden = [:]
        while true {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    context.malformed(at: .start, en: "The file is empty.", nl: "Het bestand is leeg.")
                    return nil
                }
                // A node holds its anchor weakly: only the parser keeps it alive.
                let node = withExtendedLifetime(parser) { convert(root, depth: 0, hidden: hidden, in: &context) }
                return node.content == .unreadable ? nil : node
            } catch YamlError.duplicatedKeysInMapping(let keys, let place) where hidden.count < mostDuplicates {
                let position = SourcePosition(line: place.mark.line, column: place.mark.column)
                guard let key = keys.first, hidden[position] == nil, let masked = mask(key, number: hidden.count, at: position, in: text) else {
                    context.malformed(at: position, en: "A key occurs twice in this map.", nl: "Een sleutel komt twee keer voor in deze lijst.")
                    return nil
                }
                hidden[position] = PlaceholderText.restore(key)
                text = masked
            } catch {
                YAMLProblem.report(error, in: text, to: &context)
                return nil
            }
        }
    }

    /// Puts another letter over the key's first one, so that the rest of the file can be checked too.
    private static func mask(_ key: String, number: Int, at position: SourcePosition, in text: String) -> String? {
        var scalars = Array(text.unicodeScalars)
        var (line, index) = (1, 0)
        while line < position.line, index < scalars.count {
            if scalars[index] == "\n" { line += 1 }
            index += 1
        }
        index += position.column - 1
        if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard index < scalars.count, let first = key.unicodeScalars.first, scalars[index] == first, let mask = PlaceholderText.mask(number) else {
            return nil
        }
        scalars[index] = mask
        return String(String.UnicodeScalarView(scalars))
    }

    private static func convert(_ node: Node, depth: Int, hidden: Hidden, in context: inout SettingsContext) -> SettingNode {
        let position = SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        let unreadable = SettingNode(.unreadable, at: position)
        guard node.anchor == nil else {
            context.malformed(at: position, en: YAMLText.anchorMessage.en, nl: YAMLText.anchorMessage.nl)
            return unreadable
        }
        guard depth < YAMLText.deepestNesting else {
            context.malformed(
                at: position, en: "This is nested more than \(YAMLText.deepestNesting) levels deep.",
                nl: "Dit is meer dan \(YAMLText.deepestNesting) niveaus diep genest.")
            return unreadable
        }
        switch node {
        case .scalar(let scalar):
            guard isUntagged(scalar.tag, at: position, in: &context), hasNoControls(scalar.string, at: position, in: &context) else {
                return unreadable
            }
            return SettingNode(.scalar(PlaceholderText.restore(scalar.string), isPlain: scalar.style == .plain), at: position)
        case .sequence(let sequence):
            guard isUntagged(sequence.tag, at: position, in: &context) else { return unreadable }
            return SettingNode(.list(sequence.map { convert($0, depth: depth + 1, hidden: hidden, in: &context) }), at: position)
        case .mapping(let mapping):
            guard isUntagged(mapping.tag, at: position, in: &context) else { return unreadable }
            return SettingNode(.map(entries(of: mapping, depth: depth, hidden: hidden, in: &context)), at: position)
        case .alias:
            return unreadable
        }
    }

    private static func entries(of mapping: Node.Mapping, depth: Int, hidden: Hidden, in context: inout SettingsContext) -> [SettingEntry] {
        var entries: [SettingEntry] = []
        var firstLine: [String: Int] = [:]
        for pair in mapping {
            let key = convert(pair.key, depth: depth + 1, hidden: hidden, in: &context)
            guard key.content != .unreadable else { continue }
            guard let written = key.scalar else {
                context.malformed(
                    at: key.position, en: "A key must be a word, not a list or a map.", nl: "Een sleutel moet een woord zijn, geen lijst.")
                continue
            }
            let name = hidden[key.position] ?? written
            guard name != "<<" else {
                context.malformed(
                    at: key.position, en: "Merge keys (`<<`) are not used here: write the values out.",
                    nl: "Samenvoegsleutels (`<<`) worden hier niet gebruikt: schrijf de waarden uit.")
                continue
            }
            if let line = firstLine[name] {
                context.malformed(
                    at: key.position, en: "The key `\(name)` occurs twice here (first in line \(line)). Keep one.",
                    nl: "De sleutel `\(name)` komt hier twee keer voor (eerst in regel \(line)). Houd er één.")
                continue
            }
            firstLine[name] = key.position.line
            let value = convert(pair.value, depth: depth + 1, hidden: hidden, in: &context)
            entries.append(SettingEntry(key: name, keyPosition: key.position, value: value))
        }
        return entries
    }

    private static func isUntagged(_ tag: Tag, at position: SourcePosition, in context: inout SettingsContext) -> Bool {
        // What the parser itself gives: nothing, "text" for a scalar in quotes, and what it makes of keys to compare them.
        if tag.description.isEmpty || ["str", "seq", "map"].contains(where: { tag.description == "tag:yaml.org,2002:" + $0 }) { return true }
        context.malformed(
            at: position, en: "Tags (`!!...`) are not used here: the key decides what its value is.",
            nl: "Typeaanduidingen (`!!...`) worden hier niet gebruikt: de sleutel bepaalt wat zijn waarde is.")
        return false
    }

    private static func hasNoControls(_ text: String, at position: SourcePosition, in context: inout SettingsContext) -> Bool {
        if text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }) { return true }
        context.malformed(
            at: position, en: "This text holds a control character. Remove it.", nl: "In deze tekst staat een stuurteken. Haal het weg.")
        return false
    }
}
