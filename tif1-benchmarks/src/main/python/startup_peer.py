"""One start of the Python library tif1: fetches and parses laps' telemetry of one driver, and ends.

    startup_peer.py BASE_URL CA_FILE DRIVER LAPS

Cache and validation are off. Needs the package tif1 from PyPI.
"""

import asyncio
import os
import sys

base, ca, driver, laps = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
os.environ["TIF1_CDNS"] = base
os.environ["TIF1_MAX_CONCURRENT_REQUESTS"] = "20"

import tif1.http_session as http_session  # noqa: E402  (reads the environment above)

http_session.get_session().verify = ca
from tif1 import async_fetch  # noqa: E402

wanted = [(2021, "Belgian Grand Prix", "Race", f"{driver}/{lap}_tel.json") for lap in range(1, laps + 1)]
had = asyncio.run(
    async_fetch.fetch_multiple_async(
        wanted, use_cache=False, write_cache=False, validate_payload=False, max_concurrent_requests=20
    )
)
assert len(had) == laps and all(had), "not all laps came"
sys.stdout.flush()
os._exit(0)
