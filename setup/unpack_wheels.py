"""Takes the shared object of the database and the JavaScript of the charts out of their wheels.

SPDX-License-Identifier: EUPL-1.2
"""

import pathlib
import sys
import tempfile
import zipfile

wheels, destination = map(pathlib.Path, sys.argv[1:])

with zipfile.ZipFile(next(wheels.glob("duckdb-*.whl"))) as wheel:
    library = next(name for name in wheel.namelist() if name.startswith("_duckdb") and name.endswith(".so"))
    (destination / "lib" / "duckdb.so").write_bytes(wheel.read(library))

with tempfile.TemporaryDirectory() as folder:
    with zipfile.ZipFile(next(wheels.glob("vl_convert_python-*.whl"))) as wheel:
        wheel.extractall(folder)
    sys.path.insert(0, folder)
    import vl_convert  # it is there only now

    (destination / "share" / "vega-bundle.js").write_text(vl_convert.javascript_bundle())
