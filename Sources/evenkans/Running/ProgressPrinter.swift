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
    }

    private static let state = Mutex(State())

    static func progress(style: ProgressStyle?, language: Language) -> Progress {
        guard let style else { return Progress() }
        return Progress { report in show(report, style, language) }
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
            if isNew { (state.step, state.began) = (report.step, now) }
            // Five times a second is enough for a bar, once in two seconds for a log.
            guard isNew || now - state.printed > (style == .bar ? .milliseconds(200) : .seconds(2)) else { return }
            state.printed = now
            let left = secondsLeft(report, since: state.began, now)
            switch style {
            case .json:
                let time = left.map { String(Int($0.rounded())) } ?? "null"
                write(#"{"step":"\#(report.step)","completed":\#(report.completed),"total":\#(report.total),"seconds_left":\#(time)}"# + "\n")
            case .plain:
                write(line(report, left, language) + "\n")
            case .bar:
                state.barIsShown = true
                write("\r\u{1B}[K" + bar(report) + " " + line(report, left, language))
            }
        }
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
        let passed = now - began
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
        return seconds * Double(report.total - report.completed) / Double(report.completed)
    }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
