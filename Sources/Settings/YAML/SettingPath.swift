// SPDX-License-Identifier: EUPL-1.2

/// Where a setting lives: `features[2].shape.kind`.
public struct SettingPath: Hashable, Sendable, CustomStringConvertible {
    public enum Step: Hashable, Sendable {
        case key(String)
        case item(Int)
    }

    public let steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// Keys from the root down.
    public init(_ keys: String...) { steps = keys.map(Step.key) }

    public subscript(key: String) -> SettingPath { SettingPath(steps + [.key(key)]) }
    public subscript(item: Int) -> SettingPath { SettingPath(steps + [.item(item)]) }

    /// - Returns: `nil` at the root.
    public var parent: SettingPath? { steps.isEmpty ? nil : SettingPath(steps.dropLast()) }

    /// Items count from 1, as people do.
    public var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .item(let index): text += "[\(index + 1)]"
            }
        }
    }
}
