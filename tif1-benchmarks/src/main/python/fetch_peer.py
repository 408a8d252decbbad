"""How the Python library tif1 fetches and parses telemetry: its fetch_multiple_async, without cache and validation.

  fetch_peer.py BASE_URL CA_FILE FOLDER CONCURRENCY     FOLDER holds 2021@main and its like

Says "ready", and then for each line that comes fetches all files named *_tel.json below FOLDER in one batch, holds what
they parse to, and answers with wall and CPU milliseconds. Needs tif1 from PyPI.
"""
import asyncio
import os
import pathlib
import sys
import time

base, ca, folder, concurrency = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
os.environ["TIF1_CDNS"] = base
os.environ["TIF1_MAX_CONCURRENT_REQUESTS"] = str(concurrency)

import tif1.http_session as http_session  # noqa: E402  (reads the environment above)

http_session.get_session().verify = ca
from tif1 import async_fetch  # noqa: E402

requests = []
for path in sorted(folder.glob("*@main/*/*/*/*_tel.json")):
    season, event, session, rest = path.relative_to(folder).as_posix().split("/", 3)
    requests.append((int(season.split("@")[0]), event, session, rest))


async def serve() -> None:
    print("ready", flush=True)
    while sys.stdin.readline():
        wall, cpu = time.perf_counter(), time.process_time()
        payloads = await async_fetch.fetch_multiple_async(
            requests, use_cache=False, write_cache=False, validate_payload=False, max_concurrent_requests=concurrency)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        got = sum(payload is not None for payload in payloads)
        if got != len(requests):
            sys.exit(f"of {len(requests)} files only {got} came")
        print(1000 * wall, 1000 * cpu, flush=True)
        del payloads


asyncio.run(serve())
os._exit(0)
