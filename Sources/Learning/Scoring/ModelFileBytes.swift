// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// A model as the bytes of its file, and back, for every kind of model.
enum ModelFileBytes {
    static func encoded(_ model: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(model) + Data("\n".utf8)
    }

    static func decoded<Model: Decodable>(_ data: Data) throws(LearningError) -> Model {
        do {
            return try JSONDecoder().decode(Model.self, from: data)
        } catch let error as LearningError {
            throw error
        } catch let error as DecodingError {
            throw modelFileError(error)
        } catch {
            throw .modelFile(field: "the file", expected: "a JSON object")
        }
    }

    private static func modelFileError(_ error: DecodingError) -> LearningError {
        func field(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "the file" : path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().drop { $0 == "." }.description
        }
        return switch error {
        case .keyNotFound(let key, let context): .modelFile(field: field(context.codingPath + [key]), expected: "present")
        case .typeMismatch(let type, let context): .modelFile(field: field(context.codingPath), expected: "of type \(type)")
        case .valueNotFound(let type, let context): .modelFile(field: field(context.codingPath), expected: "of type \(type), not null")
        case .dataCorrupted(let context):
            .modelFile(field: field(context.codingPath), expected: context.codingPath.isEmpty ? "JSON" : "a value of the format")
        @unknown default: .modelFile(field: "the file", expected: "JSON")
        }
    }
}
