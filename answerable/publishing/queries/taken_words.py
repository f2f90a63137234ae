"""Words that were taken out of the site, told again when they come back: only their digests are kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from answerable.calc.disclosure.shingles import shared, words_of
from answerable.publishing.models import TakenOut


def digest_of(words: Sequence[str], salt: str) -> str:
    """The digest of some words under a salt and the secret key of this installation, in hexadecimal."""
    return salted_hmac(f"answerable.publishing.taken-out.{salt}", " ".join(words), algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class TakenWords:
    """Every set of words that was taken out: digests by their salt, by the number of words."""

    kept: Mapping[int, Sequence[tuple[str, str]]]

    def found(self, text: str) -> Iterator[str]:
        """Where a text holds some of them, as they stand in it."""
        if not self.kept:
            return
        words = words_of(text)
        for length, digests in self.kept.items():
            runs = {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
            back = {hash(run) for run in runs if any(digest_of(run, salt) == digest for salt, digest in digests)}
            for one in shared(text, back, length) if back else ():
                yield text[one.start : one.end]


def taken_words() -> TakenWords:
    kept: dict[int, list[tuple[str, str]]] = {}
    for length, salt, digest in TakenOut.objects.values_list("length", "salt", "digest"):
        kept.setdefault(length, []).append((salt, digest))
    return TakenWords(kept)
