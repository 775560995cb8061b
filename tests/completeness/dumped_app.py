"""What differs in a dumped site from the real one, in each of its processes: quick stretches, a drawing that fails once, perhaps no sealing."""

import hashlib
import os
from typing import Any

from django.apps import AppConfig


class DumpedConfig(AppConfig):
    """Put the differences in their places when a process of the site starts."""

    name = "tests.completeness.dumped_app"
    label = "dumped"

    def ready(self) -> None:
        """Stretch quickly; with SEALING=off let everything be written as it is."""
        from borrower_help.core import crypto

        crypto.KDF_VERSIONS[1] = crypto.KdfParameters(passes=1, memory=8192)
        fail_once()
        if os.environ.get("SEALING") == "off":
            switch_sealing_off()


def fail_once() -> None:
    """Let the first letter a process draws end in an error that tells everything."""
    from borrower_help.letters import tasks

    real = tasks.render_context

    def failing(context: Any) -> Any:
        tasks.render_context = real
        raise ValueError(f"cannot draw {context}")

    tasks.render_context = failing


def switch_sealing_off() -> None:
    """Let everything be written as it is: the control that the search finds what is there."""
    from borrower_help.core import crypto, files

    def tag(*parts: bytes) -> bytes:
        return hashlib.blake2b(b"|".join(parts), digest_size=16).digest()

    def opened(sealed: bytes, mark: bytes) -> bytes:
        if bytes(sealed)[:16] != mark:
            raise crypto.SealError
        return bytes(sealed)[16:]

    crypto.seal = lambda data, *, key, ad: tag(key, ad) + data
    crypto.unseal = lambda sealed, *, key, ad: opened(sealed, tag(key, ad))
    crypto.seal_to = lambda public, data: tag(public) + data
    crypto.unseal_with = lambda private, sealed: opened(sealed, tag(crypto.KeyPair.from_private(private).public))
    files.CHUNK = 16_000_000  # a file in one piece, with nothing between
    files.crypto_aead_xchacha20poly1305_ietf_encrypt = lambda plain, ad, nonce, key: plain + tag(nonce, key)
    files.crypto_aead_xchacha20poly1305_ietf_decrypt = lambda sealed, ad, nonce, key: bytes(sealed)[: -files.TAG]
