// SPDX-License-Identifier: EUPL-1.2

/// A 64-bit hash of a key that is the same in every process: for ordering families and breaking ties, not for secrecy.
///
/// FNV-1a (Fowler, Noll and Vo) with the finaliser of SplitMix64 (Steele, Lea and Flood 2014), which FNV's high bits need.
public enum KeyHash {
    public static func of(_ key: String, seed: UInt64 = 0) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ mixed(seed)
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return mixed(hash)
    }

    public static func of(_ key: UInt64, seed: UInt64 = 0) -> UInt64 { mixed(key ^ mixed(seed)) }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
