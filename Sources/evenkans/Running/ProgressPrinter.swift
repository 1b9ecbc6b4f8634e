// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation
import Synchronization

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    case plain, bar, json

    /// A bar where a person watches, lines where a file does.
    static var forTerminal: ProgressStyle { isatty(STDERR_FILENO) == 1 ? .bar : .plain }
}

/// Shows progress and the time left on stderr.
enum ProgressPrinter {
    private struct State {
        var step = ""
        var began = ContinuousClock.now
        var printed = ContinuousClock.now - .seconds(10)
        var barIsShown = false
        /// When the step will be done, as it was last estimated.
        var end: ContinuousClock.Instant?
    }

    private static let state = Mutex(State())

    static func progress(style: ProgressStyle?, language: Language) -> ProgressMonitor {
        guard let style else { return ProgressMonitor() }
        return ProgressMonitor({ report in show(report, style, language) }, parts: { if style == .json { PartTimes.begins($0) } })
    }

    /// What a fit or an imputation spent its time on, for a program that watches.
    static func showTimes() {
        clear()
        guard Session.choices.isMachineReadable, !Session.choices.isQuiet else { return }
        for line in PartTimes.lines() { write(line + "\n") }
    }

    /// Removes the bar, so that a message stands on a line of its own.
    static func clear() {
        state.withLock {
            if $0.barIsShown { write("\r\u{1B}[K") }
            $0.barIsShown = false
        }
    }

    private static func show(_ report: ProgressReport, _ style: ProgressStyle, _ language: Language) {
        state.withLock { state in
            let now = ContinuousClock.now
            let isNew = report.step != state.step
            if isNew { (state.step, state.began, state.end) = (report.step, now, nil) }
            var isNews = isNew
            if let left = secondsLeft(report, since: state.began, now) {
                // A program is told as soon as the time left is known, and when a step is done.
                isNews = isNews || style == .json && (state.end == nil || report.completed >= report.total)
                state.end = now + .seconds(left)
            }
            // Five times a second is enough for a bar or a program, once in two seconds for a log.
            guard isNews || now - state.printed > (style == .plain ? .seconds(2) : .milliseconds(200)) else { return }
            state.printed = now
            let left = state.end.map { max(0, ($0 - now) / .seconds(1)) }
            switch style {
            case .json: write(json(report, left) + "\n")
            case .plain:
                write(line(report, left, language) + "\n")
            case .bar:
                state.barIsShown = true
                write("\r\u{1B}[K" + bar(report) + " " + line(report, left, language))
            }
        }
    }

    /// One object a line: the step, units done and in all (0: not known), and the seconds that this step still takes (null: not known).
    private static func json(_ report: ProgressReport, _ left: Double?) -> String {
        let time = left.map { String(Int(min($0, 1e9).rounded())) } ?? "null"
        return #"{"step":"\#(report.step)","completed":\#(report.completed),"total":\#(report.total),"seconds_left":\#(time)}"#
    }

    private static func line(_ report: ProgressReport, _ left: Double?, _ language: Language) -> String {
        var text = StepWords.words(report.step)[language]
        if report.total > 0 { text += " \(report.completed)/\(report.total)" }
        if let left, left >= 1 {
            text += LocalizedText(en: ", \(duration(left)) left", nl: ", nog \(duration(left))")[language]
        }
        return text
    }

    private static func bar(_ report: ProgressReport) -> String {
        guard report.total > 0 else { return "[··········]" }
        let full = min(10, 10 * report.completed / report.total)
        return "[" + String(repeating: "■", count: full) + String(repeating: "·", count: 10 - full) + "]"
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        return whole < 90 ? "\(whole) s" : "\((whole + 30) / 60) min"
    }

    private static func secondsLeft(_ report: ProgressReport, since began: ContinuousClock.Instant, _ now: ContinuousClock.Instant) -> Double? {
        guard report.total > 0, report.completed > 0 else { return nil }
        return (now - began) / .seconds(1) * Double(report.total - report.completed) / Double(report.completed)
    }

    private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
