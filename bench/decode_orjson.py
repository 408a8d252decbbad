"""How fast orjson reads the same telemetry files into Python lists: python3 bench/decode_orjson.py FOLDER"""

import pathlib
import sys
import time

try:
    import orjson
except ImportError:
    sys.exit(1)

files = [file.read_bytes() for file in sorted(pathlib.Path(sys.argv[1]).rglob("*_tel.json"))]
if not files:
    sys.exit(1)
size = sum(map(len, files))
best = float("inf")
for _ in range(7):
    begin = time.perf_counter()
    for file in files:
        orjson.loads(file)
    best = min(best, time.perf_counter() - begin)
print(f"orjson {orjson.__version__:13} {size / 1e6 / best:9.0f}   best of 7 rounds, into lists of Python objects")
