// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Kernels that need instructions which only some processors have: the fastest version is chosen when the program starts.
#ifdef __cplusplus
extern "C" {
#endif

/// Rows and events of a set of rows.
typedef struct {
    uint32_t rows;
    uint32_t events;
} kernel_counts;

/// Counts that stand as bits: word i of plane b holds bit b of the counts of 64 patterns, and a plane ends with its last word that is not zero.
typedef struct {
    /// The planes one after the other.
    const uint64_t *words;
    /// Words of each plane.
    const int32_t *lengths;
    int32_t planes;
} kernel_planes;

/// Writes `planes.words & mask`, plane by plane.
void kernel_mask(kernel_planes planes, const uint64_t *mask, uint64_t *out);

/// Sum over the patterns of `column` of their counts.
uint64_t kernel_count(kernel_planes planes, const uint64_t *column);

/// For each of `candidates` conditions, the least log-loss (summed over rows) that any function of the conditions of a support and of
/// this one could have: the conditional entropy of the outcome.
///
/// - subsets: 2^(conditions of the support), at most 512.
/// - joint: for each subset of the support, in the order of its bits, the rows that meet all of the subset and candidate c, at [c].
/// - cells: rows of each combination of the support's conditions.
/// - logs: x log x of the whole numbers below `size`.
/// - out: one number a candidate.
void kernel_entropies(int32_t subsets, const kernel_counts *const *joint, const kernel_counts *cells, int32_t candidates, const double *logs,
                      uint32_t size, double *out);

/// Adds z z' over rows to the lower triangle of `sums`, which has `columns` columns of `columns` numbers.
///
/// Products of single-precision numbers are exact in double precision, and the order of the sums is the same for every processor: so are the bits.
///
/// - cells: columns one after the other, each `stride` numbers after the one before it.
void kernel_cross_products(const float *cells, ptrdiff_t stride, int32_t rows, int32_t columns, double *sums);

/// One block of Philox4x32-10 for each item, with the counter (number, 0, item, 0): the first words of all items, then the second, and so on.
///
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11.
///
/// - words: 4 `count` numbers.
void kernel_philox(uint32_t key0, uint32_t key1, uint32_t number, const uint32_t *items, int32_t count, uint32_t *words);

#ifdef __cplusplus
}
#endif
