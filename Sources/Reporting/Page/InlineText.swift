// SPDX-License-Identifier: EUPL-1.2

/// A sentence as HTML: escaped, with what stands between two backticks as code.
enum InlineText {
    static func html(_ text: String) -> String {
        let parts = EscapedHTML().escapeText(text).split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of backticks: the last one is a character like any other.
        let paired = parts.count.isMultiple(of: 2) ? parts.count - 1 : parts.count
        var html = ""
        for (number, part) in parts.enumerated() {
            if number == paired { html += "`" }
            html += number.isMultiple(of: 2) || number == paired ? String(part) : "<code>\(part)</code>"
        }
        return html
    }
}
