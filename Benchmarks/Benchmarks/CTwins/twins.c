// SPDX-License-Identifier: EUPL-1.2
#include "twins.h"

void twin_bin_sums(const uint8_t *codes, size_t rows, const int64_t *gradients, const uint32_t *weights, int64_t *gradient, int64_t *weight) {
    for (size_t row = 0; row < rows; row++) {
        gradient[codes[row]] += gradients[row];
        weight[codes[row]] += weights[row];
    }
}

void twin_pair_sums(const uint8_t *first, const uint8_t *second, size_t rows, size_t width, const uint32_t *weights, uint64_t *cells) {
    for (size_t row = 0; row < rows; row++) cells[first[row] * width + second[row]] += weights[row];
}

void twin_four_pair_sums(
    const uint8_t *first, const uint8_t *partners, size_t rows, size_t width, const uint32_t *weights, uint64_t *cells, size_t cell_count) {
    const uint8_t *a = partners, *b = a + rows, *c = b + rows, *d = c + rows;
    uint64_t *w = cells, *x = w + cell_count, *y = x + cell_count, *z = y + cell_count;
    for (size_t row = 0; row < rows; row++) {
        const size_t place = first[row] * width;
        const uint64_t weight = weights[row];
        w[place + a[row]] += weight;
        x[place + b[row]] += weight;
        y[place + c[row]] += weight;
        z[place + d[row]] += weight;
    }
}

uint64_t twin_read(const uint64_t *words, size_t count) {
    uint64_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t word = 0;
    for (; word + 4 <= count; word += 4) {
        s0 += words[word];
        s1 += words[word + 1];
        s2 += words[word + 2];
        s3 += words[word + 3];
    }
    for (; word < count; word++) s0 += words[word];
    return s0 + s1 + s2 + s3;
}
