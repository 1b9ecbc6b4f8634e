// SPDX-License-Identifier: EUPL-1.2
#ifndef EVENKANS_TWINS_H
#define EVENKANS_TWINS_H

#include <stddef.h>
#include <stdint.h>

/// Sums of gradients and weights by the bin of one column: what a careful C programmer writes first.
/// `gradient` and `weight` hold 256 sums each and are added to.
void twin_bin_sums(const uint8_t *codes, size_t rows, const int64_t *gradients, const uint32_t *weights, int64_t *gradient, int64_t *weight);

/// Sums of weights by the bins of two columns. `cells` holds `width` sums for each bin of the first, and is added to.
void twin_pair_sums(const uint8_t *first, const uint8_t *second, size_t rows, size_t width, const uint32_t *weights, uint64_t *cells);

/// The same of one column with four partners side by side, so that neighbouring rows wait less for one cell.
/// `partners` are four columns one after the other; `cells` holds four tables of `cell_count` sums.
void twin_four_pair_sums(
    const uint8_t *first, const uint8_t *partners, size_t rows, size_t width, const uint32_t *weights, uint64_t *cells, size_t cell_count);

/// Reads memory once, as fast as it comes: the limit of all that passes over rows.
uint64_t twin_read(const uint64_t *words, size_t count);

#endif
