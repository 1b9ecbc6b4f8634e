# SPDX-License-Identifier: EUPL-1.2
"""Scored births for audits of any size: six attributes, 500 areas and four features, none of which has anything to do with the score.

usage: scored_births.py ROWS FILE.csv
"""

import math
import random
import sys


def main(rows: int, path: str) -> None:
    drawn = random.Random(5)
    uniform, normal = drawn.random, drawn.gauss
    with open(path, "w", encoding="utf-8") as file:
        file.write("event,score,origin,group15,group30,age_group,sex,household,area,age,income,smoking,parity\n")
        for _ in range(rows):
            risk = 1 / (1 + math.exp(3.0 - 0.9 * normal(0, 1)))
            age = int(18 + 27 * uniform())
            origin = "N" if uniform() < 0.68 else "A" if uniform() < 0.31 else "B" if uniform() < 0.68 else "C"
            file.write(
                f"{int(uniform() < risk)},{risk:.5f},{origin},{int(uniform() < 0.15)},{int(uniform() < 0.3)},{1 + (age - 18) // 6},"
                f"{'m' if uniform() < 0.51 else 'f'},{'uvw'[int(3 * uniform())]},WK{int(500 * uniform())},{age},{int(20000 + 60000 * uniform())},"
                f"{int(3 * uniform() * uniform())},{int(4 * uniform())}\n"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
