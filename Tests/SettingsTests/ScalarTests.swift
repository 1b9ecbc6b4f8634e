// SPDX-License-Identifier: EUPL-1.2

import Settings
import Testing

@Suite struct ScalarTests {
    @Test func textStaysAsWritten() {
        let read = ExampleSettings.read(
            """
            name: 0363
            codes: [0363, no, on, 1e3, "1", '~x', 1_000, 2019-01-01, 0x10, yes, .inf]
            roles: {on: no, 0363: y, ? "x" : 1.0}
            """)
        #expect(read?.name == "0363")
        #expect(read?.codes == ["0363", "no", "on", "1e3", "1", "~x", "1_000", "2019-01-01", "0x10", "yes", ".inf"])
        #expect(read?.roles == [Named("on", "no"), Named("0363", "y"), Named("x", "1.0")])
    }

    @Test(arguments: [("0.25", 0.25), ("1e-1", 0.1), ("\"0.5\"", 0.5), (".5", 0.5), ("+0.75", 0.75), ("2.5E-1", 0.25)])
    func numbers(written: String, value: Double) {
        #expect(ExampleSettings.read("name: a\nshare: \(written)")?.share == value)
    }

    @Test(arguments: ["0", "1", "0,5", "inf", "nan", "0x1p-1", "half", "1_0", "", "[0.5]", "-0.5", "1e999", "."])
    func notANumber(written: String) {
        // Nothing at all is "no value": the default stays.
        if written.isEmpty {
            #expect(ExampleSettings.read("name: a\nshare: \(written)")?.share == 0.5)
        } else {
            #expect(ExampleSettings.issues("name: a\nshare: \(written)") == ["2:8 `share`: expected a number above 0 and below 1."])
        }
    }

    @Test(arguments: ["1.5", "1e3", "-1", "99999999999999999999", "+", "--1"])
    func notAWholeNumber(written: String) {
        #expect(ExampleSettings.issues("name: a\nseed: \(written)") == ["2:7 `seed`: expected a whole number from 0."])
    }

    @Test(arguments: ["yes", "no", "on", "off", "True", "TRUE", "1", "y"])
    func onlyTrueAndFalseAreBooleans(written: String) {
        #expect(ExampleSettings.issues("name: a\nactive: \(written)") == ["2:9 `active`: expected `true` or `false`."])
        #expect(ExampleSettings.read("name: a\nactive: true")?.active == true)
    }

    @Test(arguments: [
        ("2020-02-29", true), ("2019-02-29", false), ("2019-13-01", false), ("2019-1-01", false), ("01-02-2019", false), ("1900-02-29", false),
    ])
    func dates(written: String, isDay: Bool) {
        #expect((ExampleSettings.read("name: a\non: \(written)")?.on == written) == isDay)
    }

    @Test func choicesSuggest() {
        #expect(
            ExampleSettings.issues("name: a\ncolour: darkblue") == [
                "2:9 `colour`: expected one of `red`, `green`, `dark-blue`. Did you mean `dark-blue`?"
            ])
    }

    @Test func wordsInOneOrTwoLanguages() {
        #expect(ExampleSettings.read("name: a\ntitle: Births")?.title?.nl == "Births")
        #expect(ExampleSettings.read("name: a\ntitle: {en: Births, nl: Geboorten}")?.title?.nl == "Geboorten")
        #expect(ExampleSettings.issues("name: a\ntitle: {en: Births, fr: Naissances}").count == 2)
    }

    @Test func nullIsNoValue() {
        #expect(ExampleSettings.read("name: a\ntitle: null\ncolour: ~\nseed:\ncodes:\n")?.seed == nil)
        #expect(ExampleSettings.issues("name: null") == ["1:1 `name` has no value. The file's name."])
        #expect(ExampleSettings.read("name: \"null\"")?.name == "null")
    }
}
