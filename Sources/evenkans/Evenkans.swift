// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser

@main
struct Evenkans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "evenkans", abstract: "Predicts risk on population registers, and is honest about it.")
}
