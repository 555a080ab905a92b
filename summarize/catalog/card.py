"""What a model card says: all that makes a model usable."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Gt

from summarize.errors import ModelError
from summarize.likeness import CosineScale
from summarize.settings import Strategy

Role = Literal["embedder", "parser", "writer", "reader"]
Loader = Literal[
    "encoder",
    "static",
    "spacy",
    "causal",
    "encoder-decoder",
    "gguf",
    "openai",
    "probe",
    "classifier",
]
Status = Literal["verified", "unverified"]
Pooling = Literal["mean", "cls"]
GlobalAttention = Literal["none", "first", "separator"]
Count = Annotated[int, Gt(0)]

WEIGHT_SUFFIXES = (".safetensors", ".gguf")  # never pickles
_SHORTEST_NAME = 4
"""Letters and digits that a data set's name must have to be found within another."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: its path in the model's folder and what it must hold."""

    path: str
    sha256: str
    bytes: Count


@dataclass(frozen=True, slots=True)
class Package:
    """The pip distribution, or the several, that carry a model's files.

    ``module`` is the folder it installs; the files lie in ``folder`` below it. Where ``parts``
    is above 1, the one file of the model is cut up over so many distributions, which are joined
    in order: in ``name``, ``module`` and ``folder`` "{part}" stands for the number of each, and
    ``folder`` names the file that holds the part.
    """

    name: str
    version: str
    module: str
    folder: str
    parts: Count = 1


@dataclass(frozen=True, slots=True)
class Prompt:
    """An instruction to a writer; ``name`` is its file's, without ``.txt``."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Embedding:
    """How an encoder's token vectors become one vector a sentence.

    ``pooling`` takes the mean of the tokens' vectors or the first one's; ``prefix``
    stands before every text. ``batch_size`` texts are embedded together; None: as many
    as fit the memory. ``scale`` is None where it is measured.
    """

    pooling: Pooling
    dimensions: Count
    normalise: bool
    prefix: str
    batch_size: Count | None = None
    scale: CosineScale | None = None


@dataclass(frozen=True, slots=True)
class InputFormat:
    """How several sentences or articles become one input of a writer without a prompt.

    Attributes:
        separator: what stands between them.
        global_attention: which tokens all others see, in models with sparse attention.
        prefix: what stands before them all.
    """

    separator: str
    global_attention: GlobalAttention = "none"
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Generation:
    """How an encoder-decoder writes; chat models write greedily, as many texts as fit.

    Attributes:
        num_beams: candidates per request.
        batch_size: requests written at a time; None: as many as fit the memory.
    """

    num_beams: Count
    batch_size: Count | None = None


@dataclass(frozen=True, slots=True)
class ReadingForm:
    """How a reader is read.

    Attributes:
        base: the id of the chat model whose states a probe reads.
        label: the label of a classifier that means "supported"; None: it says so by itself.
    """

    base: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """One model. What is not known of it is None.

    A card of status ``unverified`` names no files and no revision, since nobody saw
    them; once such a model was pulled, its files are those that were recorded then.
    ``path`` is where the files lie if a user named a folder or a file.
    """

    id: str
    role: Role
    loader: Loader
    default: bool = False
    status: Status
    licence: str
    hub_id: str
    revision: str | None = None
    languages: tuple[str, ...]
    trained_on: tuple[str, ...]
    max_input_tokens: Count
    package: Package | None = None
    files: tuple[ModelFile, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    embedding: Embedding | None = None
    generation: Generation | None = None
    input: InputFormat | None = None
    reading: ReadingForm | None = None
    architecture: str | None = None
    parameters: Count | None = None
    strategy: Strategy | None = None
    path: str | None = None

    @property
    def weights(self) -> ModelFile:
        """The one file that holds the weights.

        Raises:
            ModelError: The card names none, or several.
        """
        found = self.weight_files
        if len(found) != 1:
            raise ModelError(
                f'model "{self.id}" ({self.status}) names {len(found)} weight files'
                f" ({' or '.join(WEIGHT_SUFFIXES)}); exactly one is wanted"
            )
        return found[0]

    @property
    def weight_files(self) -> tuple[ModelFile, ...]:
        """The files that hold the weights."""
        return tuple(file for file in self.files if file.path.endswith(WEIGHT_SUFFIXES))

    @property
    def sha256(self) -> str:
        """The hash of the weights, or of all hashes of a model that has them in many files.

        Raises:
            ModelError: The card names no files.
        """
        if not self.files or len(self.weight_files) == 1:
            return self.weights.sha256
        lines = sorted(f"{file.sha256}  {file.path}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def trained_on_data(self, name: str) -> str | None:
        """Return the data set of ``trained_on`` that ``name`` names, if one does.

        Only letters and digits count, and a longer name may contain the shorter one:
        "multinews_dev" names "multi_news".
        """
        wanted = _bare(name)
        for known in self.trained_on:
            bare = _bare(known)
            if bare == wanted or (len(bare) >= _SHORTEST_NAME and bare in wanted):
                return known
        return None


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def a_role(role: Role) -> str:
    """Return a role with its article: "an embedder"."""
    return f"an {role}" if role == "embedder" else f"a {role}"
