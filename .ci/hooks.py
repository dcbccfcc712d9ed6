"""What Schemathesis is told beyond its settings."""

import copy
import itertools
import json
import os
import re

import schemathesis

ACTS = itertools.count(1)
SCHEMAS = "#/components/schemas/"


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """OpenAPI cannot say for a whole contract that a member which is null counts as absent: it is said here, of requests alone."""
    schemas = raw_schema["components"]["schemas"]
    of_requests = {}

    def request(schema):
        if isinstance(schema, list):
            return [request(one) for one in schema]
        if not isinstance(schema, dict):
            return schema
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference.startswith(SCHEMAS):
            name = reference.removeprefix(SCHEMAS)
            if name not in schemas:  # a member of another one
                return schema
            if name not in of_requests:
                of_requests[name] = None
                of_requests[name] = request(schemas[name])
            return {**schema, "$ref": reference + ".request"}
        changed = {key: request(value) for key, value in schema.items() if key not in ("example", "default", "enum", "const", "properties")}
        kept = {key: copy.deepcopy(schema[key]) for key in ("example", "default", "enum", "const") if key in schema}
        if isinstance(schema.get("properties"), dict):
            needed = schema.get("required", [])
            changed["properties"] = {
                name: request(member) if name in needed else {"anyOf": [request(member), {"type": "null"}]}
                for name, member in schema["properties"].items()}
        return changed | kept

    for path in raw_schema["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "requestBody" in operation:
                for body in operation["requestBody"].get("content", {}).values():
                    if "schema" in body:
                        body["schema"] = request(body["schema"])
    schemas.update({name + ".request": schema for name, schema in of_requests.items()})


@schemathesis.hook
def filter_case(context, case):
    """A header that nobody asked for is no fault of a request."""
    return not any(name.lower().startswith("x-schemathesis-unknown") for name in case.headers or {})


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
