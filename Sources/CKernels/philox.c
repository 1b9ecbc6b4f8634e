// SPDX-License-Identifier: EUPL-1.2
#include "CKernels.h"
#include "dispatched.h"

#include <stddef.h>

DISPATCHED
void kernel_philox(uint32_t key0, uint32_t key1, uint32_t number, const uint32_t *items, int32_t count, uint32_t *restrict words) {
    uint32_t *restrict word0 = words, *restrict word1 = words + count;
    uint32_t *restrict word2 = words + 2 * (ptrdiff_t)count, *restrict word3 = words + 3 * (ptrdiff_t)count;
    for (int32_t i = 0; i < count; i++) {
        uint32_t x0 = number, x1 = 0, x2 = items[i], x3 = 0, k0 = key0, k1 = key1;
        for (int round = 0; round < 10; round++) {
            const uint64_t first = (uint64_t)x0 * 0xd2511f53u, second = (uint64_t)x2 * 0xcd9e8d57u;
            x0 = (uint32_t)(second >> 32) ^ x1 ^ k0;
            x1 = (uint32_t)second;
            x2 = (uint32_t)(first >> 32) ^ x3 ^ k1;
            x3 = (uint32_t)first;
            k0 += 0x9e3779b9u;
            k1 += 0xbb67ae85u;
        }
        word0[i] = x0;
        word1[i] = x1;
        word2[i] = x2;
        word3[i] = x3;
    }
}
