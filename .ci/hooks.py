"""What Schemathesis is told beyond its settings."""

import itertools
import json
import os
import re

import schemathesis

ACTS = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Each request is an act of its own: one that repeats an Idempotency-Key gets the first one's answer, whatever else is wrong with it."""
    key = (case.headers or {}).get("Idempotency-Key")
    if key is not None and re.fullmatch("[!-~]{1,255}", str(key)):
        case.headers["Idempotency-Key"] = f"act-{os.getpid()}-{next(ACTS)}"


@schemathesis.serializer("application/x-ndjson")
def json_lines(context, value):
    """One value a line; a generated text is sent as it is."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
