// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Testing

/// Methods 39: every trap in five forms, ten draws of each: the right trap and column in at least 47 of 50; of 50 clean look-alikes at most
/// two with any finding, none that blocks.
@Suite struct LeakageLinterTests {
    @Test(arguments: LeakageTrap.allCases)
    func everyTrapIsFound(trap: LeakageTrap) throws {
        let forms = PlantedForm.of(trap)
        #expect(forms.count == 5)
        var missed: [String] = []
        for (number, form) in forms.enumerated() {
            for draw in 0..<10 {
                var study = CleanStudy(seed: UInt64(100 * number + draw))
                form.plant(&study)
                let found = try study.findings().filter { $0.weight > .note || trap == .neverRegistered }
                // The right one, and no other column is blamed.
                let right = found.contains { $0.trap == trap && $0.subject.name.lowercased() == form.subject.lowercased() }
                let astray = found.filter { if case .feature(let name) = $0.subject { name != form.subject } else { false } }
                if !right || !astray.isEmpty { missed.append("form \(number + 1), draw \(draw): \(found.map { "\($0.trap) \($0.subject.name)" })") }
            }
        }
        #expect(missed.count <= 3, "\(missed.joined(separator: "\n"))")
    }

    @Test func lookAlikesAreLeftAlone() throws {
        var (any, blocking) = ([String](), [String]())
        for (number, change) in LookAlikes.all.enumerated() {
            for draw in 0..<5 {
                var study = CleanStudy(seed: UInt64(5_000 + 10 * number + draw))
                change(&study)
                let found = try study.findings().filter { $0.weight > .note }
                let said = "kind \(number + 1), draw \(draw): \(found.map { "\($0.trap) \($0.subject.name)" })"
                if !found.isEmpty { any.append(said) }
                if found.contains(where: { $0.weight == .blocking }) { blocking.append(said) }
            }
        }
        #expect(any.count <= 2, "\(any.joined(separator: "\n"))")
        #expect(blocking.isEmpty)
    }

    @Test func everyTrapHasARule() {
        #expect(LeakageLinter.rules.map(\.trap) == LeakageTrap.allCases)
        for rule in LeakageLinter.rules { #expect(rule.sentences.contains { $0.id.hasPrefix(rule.trap.key) }, "\(rule.trap)") }
    }
}
