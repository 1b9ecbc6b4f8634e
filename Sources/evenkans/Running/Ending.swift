// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Basics
import Foundation

/// How the program ends: one sentence on stderr and the exit code of the design.
enum Ending {
    static let usage: Int32 = 2
    static let input: Int32 = 3
    static let rule: Int32 = 4
    static let defect: Int32 = 70
    /// As a shell names a process that Ctrl-C ended.
    static let interrupted: Int32 = 130

    static var stopped: String {
        Session.words(
            en: "Stopped. What was finished is kept; run the same command to go on.",
            nl: "Gestopt. Wat klaar was, is bewaard; geef dezelfde opdracht om verder te gaan.")
    }

    /// Says what went wrong and ends the process.
    static func after(_ error: any Error, usage command: any ParsableCommand.Type) -> Never {
        switch error {
        case is Cancelled:
            end(Interruption.code, stopped)
        case let explained as any ExplainedError:
            end(code(of: explained.cause), explained.explanation[Session.language])
        case let file as CocoaError:
            let name = (file.filePath ?? file.url?.path).map { "\"\(URL(fileURLWithPath: $0).lastPathComponent)\" " } ?? ""
            end(
                input,
                Session.words(
                    en: "The file \(name)cannot be read or written: does it exist, is it yours, is there room?",
                    nl: "Het bestand \(name)kan niet worden gelezen of geschreven: bestaat het, is het van u, is er ruimte?"))
        default:
            // Help, version and usage errors of the argument parser; anything else is a defect of ours.
            if isFromParser(error, command) {
                let message = ParserWords.inLanguage(command.fullMessage(for: error), Session.language)
                if command.exitCode(for: error) == .success {
                    Messages.result(message)
                    exit(0)
                }
                end(usage, message)
            }
            end(
                defect,
                Session.words(
                    en: "A defect in evenkans: \(type(of: error)). Please report it with the command that you gave.",
                    nl: "Een fout in evenkans: \(type(of: error)). Meld dit met de opdracht die u gaf."))
        }
    }

    private static func isFromParser(_ error: any Error, _ command: any ParsableCommand.Type) -> Bool {
        error is CleanExit || error is ValidationError || error is ExitCode || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }

    private static func code(of cause: ErrorCause) -> Int32 {
        switch cause {
        case .input: input
        case .rule: rule
        case .defect: defect
        }
    }

    private static func end(_ code: Int32, _ message: String) -> Never {
        Messages.fail(message, code: code)
        exit(code)
    }
}
