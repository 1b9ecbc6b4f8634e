// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Settings
import Testing

@Suite struct HostileYAMLTests {
    @Test(arguments: [
        ("", "1:1 The file is empty."),
        ("# nothing\n", "1:1 The file is empty."),
        ("hello", "1:1 Expected keys with values, such as `seed: 1`."),
        ("- a", "1:1 Expected keys with values, such as `seed: 1`."),
        ("name: a\n\tseed: 1", "2:1 A tab stands here: indent with spaces."),
        ("name: a\ntitle: a: b", "2:9 A `:` too many, or a line that is indented wrongly. Put a text that holds `: ` in quotes."),
        ("name: a\ntitle: \"open\n", "3:1 The file ends before a quote is closed."),
        ("name: @x", "1:7 A value cannot start with this character: put it in quotes."),
        ("name: a\ncodes: [a, b\nseed: 1", "3:5 Expected a comma or a closing bracket before this."),
        ("name: !!int 1", "1:7 Tags (`!!...`) are not used here: the key decides what its value is."),
        ("name: a\n---\nname: b", "2:1 A second document starts here (`---`): one file holds one."),
        ("name: a\nroles: {<<: {a: b}}", "2:9 Merge keys (`<<`) are not used here: write the values out."),
        ("name: a\nroles: {[a]: b}", "2:9 A key must be a word, not a list or a map."),
        ("name: a\nroles: {\"\": b}", "2:9 `roles`: a name is empty."),
        ("name: a\ntitle: \"a\\0b\"", "2:8 This text holds a control character. Remove it."),
        ("name: a\ntitle: a\u{1}b", "2:9 This text holds a control character. Remove it."),
        ("name: a\ntitle: \u{F8FD}", "2:8 This character is of the private use area, which means nothing elsewhere. Remove it."),
    ])
    func oneClearError(text: String, issue: String) {
        #expect(ExampleSettings.issues(text) == [issue])
    }

    private static let anchors = "Anchors and aliases (`&`, `*`) are not used here: write the value out, or put the text in quotes."

    @Test func anchorsAndAliasesAreRefused() {
        #expect(ExampleSettings.issues("name: &n a\ntitle: *n") == ["1:7 \(Self.anchors)"])
        #expect(ExampleSettings.issues("name: *n") == ["1:7 \(Self.anchors)"])
    }

    /// A "billion laughs": nine levels of nine aliases; also as keys, which a parser hashes.
    @Test func aliasBombsAreNotUnfolded() {
        var text = "a0: &a0 [x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a40 : 1\n"
        #expect(ExampleSettings.issues(text) == ["1:5 \(Self.anchors)"])
    }

    @Test(arguments: [60, 100, 900, 5_000, 200_000])
    func deepNestingEnds(depth: Int) {
        for (open, close) in [("[", "]"), ("{a: ", "}")] {
            let issues = ExampleSettings.issues("name: a\ncodes: " + String(repeating: open, count: depth) + String(repeating: close, count: depth))
            #expect(!issues.isEmpty)
        }
        #expect(!ExampleSettings.issues("name: a\ncodes: " + String(repeating: "- ", count: depth)).isEmpty)
        #expect(!ExampleSettings.issues(String(repeating: "[", count: depth)).isEmpty)
    }

    @Test func bytesThatAreNotText() {
        var context = SettingsContext(file: "a.yaml")
        #expect(SettingsFile<ExampleSettings>.read(Data("name: a\ntitle: caf".utf8) + [0xE9, 0x0A], in: &context) == nil)
        #expect(context.issues.map(\.position) == [SourcePosition(line: 2, column: 11)])
        context = SettingsContext(file: "a.yaml")
        #expect(SettingsFile<ExampleSettings>.read(Data(count: 9 << 20), in: &context) == nil)
        #expect(context.issues.count == 1)
        context = SettingsContext(file: "a.yaml")
        #expect(SettingsFile<ExampleSettings>.read(Data([0xEF, 0xBB, 0xBF]) + Data("name: a".utf8), in: &context)?.name == "a")
    }

    /// Found by fuzzing: the reader masked the second and the third alike, and went round for ever.
    @Test(arguments: [3, 4, 7, 49]) func equalKeysAreAllTold(count: Int) {
        let issues = ExampleSettings.issues((0..<count).map { "name: a\($0)" }.joined(separator: "\n"))
        #expect(issues.count { $0.contains("`name` occurs twice") } == count - 1, "\(issues)")
    }

    @Test func equalKeysOfSeveralKinds() {
        let text = "biases:\n  -ind.\nbiases:\n  - mechanism: label\nbiases:\n  -ind.\nname: a\nname: b\nbiases:\nname: c"
        #expect(!ExampleSettings.issues(text).isEmpty)
    }

    @Test func manyDuplicatesAndManyKeys() {
        let twice = (0..<80).map { _ in "name: a" }.joined(separator: "\n")
        #expect(!ExampleSettings.issues(twice).isEmpty)
        let wide = "name: a\nroles:\n" + (0..<20_000).map { "  c\($0): feature" }.joined(separator: "\n")
        #expect(ExampleSettings.read(wide)?.roles.count == 20_000)
    }

    /// Each prefix, and each single-character change, of a valid file ends in a value or in issues, never in a trap.
    @Test func mutationsNeverTrap() {
        let text =
            "name: a\ntitle: {en: \"x\", nl: 'y'}\ncodes: [a, ?, *b, &c d]\nroles:\n  - x: |\n      text\n  ? y\n  : !t z\ncosts: {missed: 1} # c\n"
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            _ = ExampleSettings.issues(String(String.UnicodeScalarView(scalars[..<index])))
            for replacement in "\t\n:{}[]\"'?&*!|>-#%@`\u{0}\u{85}\u{FEFF}".unicodeScalars {
                var changed = scalars
                changed[index] = replacement
                _ = ExampleSettings.issues(String(String.UnicodeScalarView(changed)))
            }
        }
    }
}
