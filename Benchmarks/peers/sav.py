# SPDX-License-Identifier: EUPL-1.2
"""How fast SPSS files are read: ours beside pyreadstat with both cores, whole processes, the same file.

    sav.py                      5 million rows x 20 columns; prints the row of docs/benchmarks.md
    sav.py --rows 1000000       another size; --folder keeps the file there

The file is invented (two pairs of keys, two days, codes, whole numbers, amounts with gaps), written by `evenkans convert` with the usual
compression of its rows. Ours reads it twice: into a table that is described (`describe`), and into the store of a catalogue, a piece of
rows at a time (`run --until cohort` of a study of one row in a thousand): converted, checked, and asked for.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
from tools import Cost, program, run

BLOCK = 250_000
SEED = 11


def write(path: Path, rows: int) -> None:
    """A Parquet file of 20 columns, of which one block at a time is in memory."""
    draw = np.random.default_rng(SEED)
    writer = None
    for first in range(0, rows, BLOCK):
        block = _block(draw, first, min(BLOCK, rows - first))
        writer = writer or parquet.ParquetWriter(path, block.schema)
        writer.write_table(block)
    writer.close()


def _block(draw: np.random.Generator, first: int, rows: int) -> pa.Table:
    """Keys of persons are distinct: an odd multiplier walks through all numbers below a power of two."""
    own = (np.arange(first, first + rows, dtype=np.int64) * 387_420_489 + 12_345) % 2**29
    columns = {"RINPERSOONS": pa.array(["R"] * rows), "RINPERSOON": _keys(own)}
    columns |= {"RINPERSOONSHKW": pa.array(["R"] * rows), "RINPERSOONHKW": _keys(draw.integers(0, 10**9, rows))}
    for name in ("birth_date", "since"):
        columns[name] = pa.array(draw.integers(14_000, 18_000, rows).astype("datetime64[D]"))
    for number in range(4):
        columns[f"code{number}"] = pa.array(np.array(["11", "12", "21", "22", "23"])[draw.integers(0, 5, rows)])
    for number, limit in enumerate((3, 10, 100, 1_000, 60_000)):
        columns[f"count{number}"] = pa.array(draw.integers(0, limit, rows))
    for number in range(5):
        columns[f"amount{number}"] = pa.array(draw.normal(3_000, 900, rows).round(2), mask=draw.random(rows) < 0.1)
    return pa.table(columns)


def _keys(numbers: np.ndarray) -> pa.Array:
    return pa.array(np.char.zfill(numbers.astype("U9"), 9))


PEER = """
import sys, pyreadstat
if __name__ == "__main__":
    if sys.argv[2] == "1":
        pyreadstat.read_sav(sys.argv[1])
    else:
        pyreadstat.read_file_multiprocessing(pyreadstat.read_sav, sys.argv[1], num_processes=2)
"""

CATALOGUE = """
root: registers
store: STORE
person: {key: [RINPERSOONS, RINPERSOON], unknown: ["---------"]}
registers:
  REGISTERTAB: {time: {day: birth_date}, rows: one}
"""

STUDY = """
study: sav
title: {en: Reading SPSS files, nl: SPSS-bestanden lezen}
purpose: research
legal: {environment: public, controller: nobody}
registers: catalog.yaml
cohort: {unit: person, from: REGISTERTAB, distinct: person, index: birth_date, include: [{name: few, where: "count4 < 60"}]}
outcomes: [{name: high, when: "count0 = 2"}]
features: [{name: amount, of: person, from: REGISTERTAB, value: amount0, at: index, type: number}]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the file goes; without it a temporary folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(arguments.folder or Path(temporary), arguments.rows, arguments.repeats)


def measure(folder: Path, rows: int, repeats: int) -> None:
    file = folder / "registers" / "REGISTER2020TABV1.sav"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        write(folder / "register.parquet", rows)
        run([program(), "convert", folder / "register.parquet", file, "--quiet"])
    (folder / "peer.py").write_text(PEER)
    peer = [sys.executable, folder / "peer.py", file]
    found = {
        "ours, described": typical([program(), "describe", file, "--quiet"], repeats),
        "ours, into the store": stored(folder, repeats),
        "pyreadstat, one process": typical([*peer, "1"], repeats),
        "pyreadstat, two processes": typical([*peer, "2"], repeats),
    }
    print(f"{rows:,} rows x 20 columns, {file.stat().st_size / 1e6:.0f} MB, medians of {repeats}:\n")
    print("| | seconds | peak memory of a process, MB |\n|---|---|---|")
    for name, cost in found.items():
        print(f"| {name} | {cost.seconds:.1f} | {cost.megabytes:.0f} |")


def stored(folder: Path, repeats: int) -> Cost:
    """Every run into a store of its own, so that every run converts."""
    costs = []
    (folder / "study.yaml").write_text(STUDY)
    for number in range(repeats):
        (folder / "catalog.yaml").write_text(CATALOGUE.replace("STORE", f"store{number}"))
        costs.append(run([program(), "run", folder / "study.yaml", "--until", "cohort", "--out", folder / f"run{number}", "--quiet"]))
    return middle(costs)


def typical(command: list, repeats: int) -> Cost:
    return middle([run(command) for _ in range(repeats)])


def middle(costs: list[Cost]) -> Cost:
    seconds = median(cost.seconds for cost in costs)
    return Cost(seconds, median(cost.megabytes for cost in costs))


if __name__ == "__main__":
    main()
