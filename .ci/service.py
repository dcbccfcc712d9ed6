"""The packaged service in a process of its own, for the gate's clients from outside. Standard library only."""

import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "incident-service/target/incident-service.jar"


class Service:
    """Started with the demo roster on an empty store; ended, and its store removed, on leaving."""

    def __init__(self, port, *settings):
        self.port = port
        self.folder = tempfile.mkdtemp(prefix="csirt-gate-")
        self.log = os.path.join(self.folder, "service.log")
        self.java = pathlib.Path(os.environ["JAVA25_HOME"]) / "bin"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [self.java / "java", "-Xmx384m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar", JAR,
                 "--spring.profiles.active=demo", "--csirt.demo.samples=false", f"--server.port={port}",
                 f"--csirt.store.path={self.folder}/store", "--csirt.rate-limit.per-minute=0", *settings],
                stdout=log, stderr=subprocess.STDOUT)

    def __enter__(self):
        for _ in range(180):
            if self.process.poll() is not None:
                break
            try:
                if self.call("GET", "/actuator/health", None)[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(1)
        self.__exit__(RuntimeError, None, None)
        sys.exit("the service did not get healthy")

    def __exit__(self, failure, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
        if failure:
            with open(self.log, encoding="utf-8", errors="replace") as log:
                sys.stderr.writelines(log.readlines()[-40:])
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, path, key, body=None):
        """One exchange on a connection of its own."""
        with Client(self.port) as client:
            return client.call(method, path, key, body)

    def faults(self):
        """The lines of the log that tell of a fault."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return [line for line in log if " ERROR " in line]

    def live_heap(self):
        """MiB in use after a full collection."""
        subprocess.run([self.java / "jcmd", str(self.process.pid), "GC.run"], check=True, stdout=subprocess.DEVNULL)
        histogram = subprocess.run([self.java / "jcmd", str(self.process.pid), "GC.class_histogram"],
                                   check=True, capture_output=True, text=True).stdout
        return int(histogram.strip().splitlines()[-1].split()[2]) / 2 ** 20


class Client:
    """One connection that is kept."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def call(self, method, path, key, body=None):
        headers = {"If-Match": "*"}
        if key:
            headers["Authorization"] = "Bearer demo-" + key
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        self.connection.request(method, path, data, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text


def report(title):
    """A filing with nothing but what must be there."""
    return {"title": title, "summary": "試験のための報告。", "awareAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 600)),
            "level": 1, "category": "MALWARE", "organ": "mayor", "department": "tax"}
