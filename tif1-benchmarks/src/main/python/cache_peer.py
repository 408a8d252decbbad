"""How the Python library reads cached telemetry: rows of JSON text in SQLite, one SELECT a lap, parsed by orjson.

  cache_peer.py FOLDER DATABASE     paths below FOLDER on standard input, one a line, then an empty line

Fills DATABASE from the files, says "ready", and then for each line that comes reads all of them back over a new
connection, holds them all, and answers with wall and CPU milliseconds.
"""
import pathlib
import sqlite3
import sys
import time

import orjson

folder, database = pathlib.Path(sys.argv[1]), sys.argv[2]
paths = [line.rstrip("\n") for line in iter(sys.stdin.readline, "\n")]
with sqlite3.connect(database) as connection:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE cache (key TEXT PRIMARY KEY, data TEXT)")
    connection.executemany(
        "INSERT INTO cache VALUES (?, ?)", ((path, (folder / path).read_text()) for path in paths)
    )
connection.close()
print("ready", flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    connection = sqlite3.connect(database)
    laps = [
        orjson.loads(connection.execute("SELECT data FROM cache WHERE key = ?", (path,)).fetchone()[0])
        for path in paths
    ]
    connection.close()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    assert len(laps) == len(paths)
    print(1000 * wall, 1000 * cpu, flush=True)
    del laps
