// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Attributes that no model learns from: what fairness is judged by.
///
/// They are sealed. A step that must see them says why, and the reason lands in the study's log (AI Act, article 10(5)).
public struct ProtectedAttributes: Sendable {
    private let attributes: [ProtectedAttribute]

    /// - Throws: `ProtectedError` for a name that occurs twice or attributes of unequal length.
    public init(_ attributes: [ProtectedAttribute]) throws(ProtectedError) {
        var seen: Set<String> = []
        for attribute in attributes {
            guard seen.insert(attribute.name).inserted else { throw .duplicateAttribute(attribute.name) }
            guard attribute.codes.count == attributes[0].codes.count else { throw .unequalLength(attribute: attribute.name) }
        }
        self.attributes = attributes
    }

    /// Names are the plan's, not a person's.
    public var names: [String] { attributes.map(\.name) }

    /// Words for levels, as evidence knows them: `level:ATTRIBUTE=CODE`.
    public var labels: [String: LocalizedText] {
        var result: [String: LocalizedText] = [:]
        for attribute in attributes {
            for level in attribute.levels { result["level:\(attribute.name)=\(level.code)"] = level.label }
        }
        return result
    }

    /// Lets `judge` see who is in which group, and records why.
    ///
    /// - Parameter names: which attributes; `nil` for all.
    /// - Throws: `ProtectedError.unknownAttribute`, and what `judge` throws.
    public func open<Result>(
        for reason: AccessReason, in log: AccessLog, only names: [String]? = nil, _ judge: ([ProtectedAttribute]) throws -> Result
    ) throws -> Result {
        let wanted = try names.map { names in
            try names.map { name in
                guard let attribute = attributes.first(where: { $0.name == name }) else {
                    throw ProtectedError.unknownAttribute(name, known: self.names)
                }
                return attribute
            }
        }
        let opened = wanted ?? attributes
        log.record(reason, opened.map(\.name))
        return try judge(opened)
    }
}

extension ProtectedAttributes: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(attributes.count)
        for attribute in attributes { builder.feed(attribute) }
    }
}
