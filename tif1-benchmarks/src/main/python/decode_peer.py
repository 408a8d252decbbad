"""How fast orjson reads telemetry files into Python's objects.

  decode_peer.py FOLDER

Says "ready", and then for each line that comes reads all files named *_tel.json below FOLDER, one after the other, each
let go of before the next, and answers with wall and CPU milliseconds.
"""
import pathlib
import sys
import time

import orjson

files = [file.read_bytes() for file in sorted(pathlib.Path(sys.argv[1]).rglob("*_tel.json"))]
print("ready", flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    for file in files:
        orjson.loads(file)
    print(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu), flush=True)
