// SPDX-License-Identifier: EUPL-1.2
#include "CKernels.h"
#include "dispatched.h"

// A tile of three by three columns with four sums each keeps nine vectors of sums in registers.
enum { TILE = 3, LANES = 4, HEIGHT = 2048 };

typedef float singles __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef double doubles __attribute__((vector_size(8 * LANES)));

static inline int32_t smaller(int32_t a, int32_t b) { return a < b ? a : b; }

DISPATCHED
void kernel_cross_products(const float *cells, ptrdiff_t stride, int32_t rows, int32_t columns, double *sums) {
    for (int32_t start = 0; start < rows; start += HEIGHT) {
        const int32_t height = smaller(HEIGHT, rows - start), whole = height / LANES * LANES;
        for (int32_t right = 0; right < columns; right += TILE) {
            for (int32_t left = right; left < columns; left += TILE) {
                const float *a[TILE], *b[TILE];
                // Beyond the last column a tile repeats it, and those sums are not kept.
                for (int32_t i = 0; i < TILE; i++) {
                    a[i] = cells + smaller(left + i, columns - 1) * stride + start;
                    b[i] = cells + smaller(right + i, columns - 1) * stride + start;
                }
                doubles tile[TILE][TILE] = {{{0}}};
                for (int32_t row = 0; row < whole; row += LANES) {
                    doubles x[TILE], y[TILE];
                    for (int32_t i = 0; i < TILE; i++) {
                        x[i] = __builtin_convertvector(*(const singles *)(a[i] + row), doubles);
                        y[i] = __builtin_convertvector(*(const singles *)(b[i] + row), doubles);
                    }
                    for (int32_t i = 0; i < TILE; i++)
                        for (int32_t j = 0; j < TILE; j++) tile[i][j] += x[i] * y[j];
                }
                for (int32_t i = 0; i < smaller(TILE, columns - left); i++) {
                    for (int32_t j = 0; j < smaller(TILE, columns - right); j++) {
                        if (left + i < right + j) continue;
                        double sum = (tile[i][j][0] + tile[i][j][1]) + (tile[i][j][2] + tile[i][j][3]);
                        for (int32_t row = whole; row < height; row++) sum += (double)a[i][row] * (double)b[j][row];
                        sums[(right + j) * (ptrdiff_t)columns + left + i] += sum;
                    }
                }
            }
        }
    }
}
