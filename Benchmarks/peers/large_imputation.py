# SPDX-License-Identifier: EUPL-1.2
"""Five imputations of a table of register size, ten iterations each: aim 20 minutes and 6 GB for 3,000,000 x 100 on two cores.

The table is of register_like.py: of twenty columns seven are numbers, four counts, four amounts, four marks and one a code of twelve
levels. Every second column gets gaps in about a fifth of its rows, more
where the column before it does not hold its common value (missing at random), besides those that its numbers have already.

usage: large_imputation.py [--rows N] [--features N] [--threads N]
"""

import argparse
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet
import register_like
from tools import program

SHARE, MORE = 0.17, 0.15
KINDS = "count amount number mark number " * 3 + "count amount number mark code"


def holed(path: Path, out: Path) -> float:
    """Writes the table with gaps, and says which share of the cells of the columns with gaps is missing."""
    source, missing, cells = parquet.ParquetFile(path), 0, 0
    writer = None
    for number in range(source.num_row_groups):
        table, draw = source.read_row_group(number), np.random.default_rng([register_like.SEED, 1, number])
        columns = {name: table[name].combine_chunks() for name in table.column_names}
        names = [name for name in table.column_names if name != "y"]
        for before, name in zip(names[::2], names[1::2], strict=True):
            cause = columns[before]
            common = compute.mode(cause)[0]["mode"] if not pa.types.is_string(cause.type) else pa.scalar(str(register_like.LEVELS[0]))
            differs = compute.fill_null(compute.not_equal(cause, common), False).to_numpy(zero_copy_only=False)
            gap = draw.random(len(cause)) < SHARE + MORE * differs
            columns[name] = compute.if_else(pa.array(gap), pa.scalar(None, columns[name].type), columns[name])
            missing += columns[name].null_count
            cells += len(cause)
        table = pa.table(columns)
        writer = writer or parquet.ParquetWriter(out, table.schema)
        writer.write_table(table)
    writer.close()
    return missing / cells


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--features", type=int, default=100)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        register_like.write(folder / "whole.parquet", arguments.rows, arguments.features, KINDS)
        share = holed(folder / "whole.parquet", folder / "table.parquet")
        (folder / "whole.parquet").unlink()
        print(f"{arguments.rows:,} x {arguments.features}, {arguments.features // 2} columns with gaps ({share:.0%} of their cells)", flush=True)
        words = f"{arguments.rows:,} x {arguments.features}, m = 5, 10 iterations: %e s, %U s of processor time, %M kB"
        subprocess.run(
            ["/usr/bin/time", "-f", words, program(), "impute", folder / "table.parquet", "--out", folder / "out", "-m", "5",
             "--iterations", "10", "--no-long", "--threads", str(arguments.threads)], check=True)


if __name__ == "__main__":
    main()
