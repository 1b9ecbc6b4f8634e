// SPDX-License-Identifier: EUPL-1.2

import Basics
import Testing

@Suite struct FingerprintTests {
    func hash(_ feed: (inout FingerprintBuilder) -> Void) -> Fingerprint {
        var builder = FingerprintBuilder()
        feed(&builder)
        return builder.finish()
    }

    /// FIPS 180-4, examples: SHA-256 of nothing and of "abc", and in pieces.
    @Test func rawBytesAreSha256() {
        #expect(hash { _ in }.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(hash { builder in Array("abc".utf8).withUnsafeBytes { builder.feed(bytes: $0) } }.hex == abc)
        let pieces = hash { builder in
            for letter in ["a", "bc"] { Array(letter.utf8).withUnsafeBytes { builder.feed(bytes: $0) } }
        }
        #expect(pieces.hex == abc && pieces.short == "ba7816bf8f01")
    }

    /// Lengths are part of what is hashed: where one value ends and the next begins matters.
    @Test func valuesDoNotRunTogether() {
        #expect(
            hash {
                $0.feed("ab"); $0.feed("c")
            }
                != hash {
                    $0.feed("a"); $0.feed("bc")
                })
        #expect(
            hash {
                $0.feed(array: [1, 2]); $0.feed(array: [3])
            }
                != hash {
                    $0.feed(array: [1]); $0.feed(array: [2, 3])
                })
        #expect(hash { $0.feed(nil as String?) } != hash { $0.feed("" as String?) })
        #expect(hash { $0.feed(0.0) } != hash { $0.feed(-0.0) })
    }

    @Test func hexIsChecked() {
        let hex = String(repeating: "0f", count: 32)
        #expect(Fingerprint(hex: hex)?.hex == hex)
        #expect(Fingerprint(hex: hex.uppercased()) == nil && Fingerprint(hex: String(hex.dropLast())) == nil && Fingerprint(hex: hex + "0") == nil)
    }
}
