"""A real time-stamp authority on the loopback: openssl's, behind an HTTP server of a few lines."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_CONFIG = """
[tsa]
default_tsa = here
[here]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
[tsa_ext]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


def _openssl(*arguments: str, **more: Any) -> bytes:
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True, **more).stdout


class Authority:
    """Hold the authority's keys, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, list[bytes]()
        self.config = folder / "tsa.cnf"
        self.config.write_text(_CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        self.ca = folder / "ca.pem"
        new = ("req", "-new", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
        _openssl(
            *new, "-x509", "-days", "2", "-subj", "/CN=Root", "-keyout", str(folder / "ca.key"), "-out", str(self.ca)
        )
        _openssl(*new, "-subj", "/CN=Stamps", "-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.csr"))
        signed = ("x509", "-req", "-days", "2", "-in", str(folder / "tsa.csr"), "-CA", str(self.ca))
        signed += ("-CAkey", str(folder / "ca.key"), "-CAcreateserial", "-extfile", str(self.config))
        _openssl(*signed, "-extensions", "tsa_ext", "-out", str(folder / "tsa.pem"))

    def reply(self, question: bytes) -> bytes:
        """Return openssl's answer to a query."""
        self.asked.append(question)
        query = self.folder / "query.tsq"
        query.write_bytes(question)
        reply = ("ts", "-reply", "-config", str(self.config), "-queryfile", str(query))
        return _openssl(*reply, cwd=self.folder)

    def answers_with_its_chain(self) -> None:
        """Put the root's certificate into answers as well, in openssl's own order."""
        self.config.write_text(self.config.read_text().replace("signer_key", f"certs = {self.ca}\nsigner_key"))

    def verifies(self, data: bytes, token: bytes, *more: str) -> bool:
        """Return what openssl says of a time-stamp over these bytes, as the text in the ZIP tells people to ask it."""
        (self.folder / "data").write_bytes(data)
        (self.folder / "token").write_bytes(token)
        told = ["openssl", "ts", "-verify", "-data", "data", "-in", "token", "-CAfile", str(self.ca), *more]
        done = subprocess.run(told, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode == 0 and "Verification: OK" in done.stdout + done.stderr


@contextmanager
def served(answer: Any) -> Iterator[str]:
    """Serve what `answer` says to each query until the block ends; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            answer(self, question)

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    """Answer with these bytes."""
    handler.send_response(status)
    handler.send_header("Content-Type", "application/timestamp-reply")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
