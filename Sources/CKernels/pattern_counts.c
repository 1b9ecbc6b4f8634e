// SPDX-License-Identifier: EUPL-1.2
#include "CKernels.h"
#include "dispatched.h"

#include <math.h>
#include <stddef.h>

DISPATCHED
void kernel_mask(kernel_planes planes, const uint64_t *mask, uint64_t *out) {
    const uint64_t *words = planes.words;
    for (int32_t plane = 0; plane < planes.planes; plane++) {
        const int32_t length = planes.lengths[plane];
        for (int32_t i = 0; i < length; i++) out[i] = words[i] & mask[i];
        words += length;
        out += length;
    }
}

DISPATCHED
uint64_t kernel_count(kernel_planes planes, const uint64_t *column) {
    const uint64_t *words = planes.words;
    uint64_t sum = 0;
    for (int32_t plane = 0; plane < planes.planes; plane++) {
        const int32_t length = planes.lengths[plane];
        uint64_t bits = 0;
        for (int32_t i = 0; i < length; i++) bits += (uint64_t)__builtin_popcountll(words[i] & column[i]);
        sum += bits << plane;
        words += length;
    }
    return sum;
}

static inline double x_log_x(uint32_t x, const double *logs, uint32_t size) {
    return x < size ? logs[x] : (double)x * log((double)x);
}

static inline double entropy(uint32_t rows, uint32_t events, const double *logs, uint32_t size) {
    return x_log_x(rows, logs, size) - x_log_x(events, logs, size) - x_log_x(rows - events, logs, size);
}

void kernel_entropies(int32_t subsets, const kernel_counts *const *joint, const kernel_counts *cells, int32_t candidates, const double *logs,
                      uint32_t size, double *out) {
    if (subsets < 1 || subsets > 512) return;
    kernel_counts with[512];
    for (int32_t candidate = 0; candidate < candidates; candidate++) {
        for (int32_t s = 0; s < subsets; s++) with[s] = joint[s][candidate];
        // From "all of the subset" to "the subset and nothing else".
        for (int32_t bit = 1; bit < subsets; bit <<= 1) {
            for (int32_t s = 0; s < subsets; s++) {
                if (s & bit) continue;
                with[s].rows -= with[s | bit].rows;
                with[s].events -= with[s | bit].events;
            }
        }
        double sum = 0;
        for (int32_t s = 0; s < subsets; s++) {
            sum += entropy(with[s].rows, with[s].events, logs, size);
            sum += entropy(cells[s].rows - with[s].rows, cells[s].events - with[s].events, logs, size);
        }
        out[candidate] = sum;
    }
}
