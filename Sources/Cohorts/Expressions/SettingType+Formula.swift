// SPDX-License-Identifier: EUPL-1.2

import Settings

extension SettingType where Value == ScalarExpression {
    /// Scalar SQL over columns; a mistake is reported at its own character.
    public static var formula: SettingType {
        let text = SettingType<String>.expression
        return SettingType(expects: text.expects, schema: text.schema) { node, path, context in
            guard let written = text.read(node, at: path, in: &context) else { return nil }
            do throws(ExpressionError) {
                return try ScalarExpression(parsing: written)
            } catch {
                context.error(
                    path, at: node.position(ofCharacter: error.position), en: "`\(path)`: \(error.message.en)", nl: "`\(path)`: \(error.message.nl)")
                return nil
            }
        }
    }
}

extension SettingNode {
    /// The place in the file of a character of a scalar (counted from 1). Text over several lines gives the place where it starts.
    fileprivate func position(ofCharacter character: Int) -> SourcePosition {
        guard case .scalar(let text, let isPlain) = content, !text.contains("\n") else { return position }
        return SourcePosition(line: position.line, column: position.column + character - (isPlain ? 1 : 0))
    }
}
