// SPDX-License-Identifier: EUPL-1.2
// Unsafe because two routines of the library are found by their names, and called only where both are there.

import CLAPACK
import Foundation

/// Settings of the linear algebra library.
public enum BLAS {
    private static let once: Void = {
        openblas_set_num_threads(1)
        // A matrix with NaN has no factor, which the routines say themselves.
        LAPACKE_set_nancheck(0)
    }()

    /// One thread, so that sums are added in one order; our own loops do the parallel work.
    public static func useOneThread() { _ = once }

    /// Kernels with vectors of 512 bits where the processor has them and the library, older than the processor, takes it for one of 2013:
    /// products of matrices are 1.7 times as fast (Zen 5 with OpenBLAS 0.3.21).
    ///
    /// For programs to call once, before any other thread runs. What `OPENBLAS_CORETYPE` asks for stays.
    public static func useWidestKernels() {
        let variable = "OPENBLAS_CORETYPE"
        guard processor_has_avx512() != 0, getenv(variable) == nil, ["Haswell", "Zen"].contains(String(cString: openblas_get_corename())),
            let program = dlopen(nil, RTLD_LAZY), let quit = dlsym(program, "gotoblas_dynamic_quit"),
            let begin = dlsym(program, "gotoblas_dynamic_init")
        else { return }
        typealias Routine = @convention(c) () -> Void
        setenv(variable, "SkylakeX", 1)
        unsafeBitCast(quit, to: Routine.self)()
        unsafeBitCast(begin, to: Routine.self)()
        unsetenv(variable)
    }
}
