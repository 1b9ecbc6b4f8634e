// SPDX-License-Identifier: EUPL-1.2

import CLAPACK

/// How the C library's allocator treats the memory of matrices that are no longer needed.
public enum MatrixMemory {
    /// Keeps it for the next matrix: giving pages back and getting them again costs a fit a sixth of its time. For programs to call once.
    public static func keepFreed() {
        _ = mallopt(M_MMAP_MAX, 0)
        _ = mallopt(M_TRIM_THRESHOLD, .max)
    }

    /// Gives back what was freed so far: where work that needs much of another kind of memory has ended.
    public static func giveBackFreed() { _ = malloc_trim(0) }
}
