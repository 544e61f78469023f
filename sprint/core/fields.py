"""The forms that fields of acts and messages share: ids, keys, heads of the chain, times and numbers."""

from typing import Annotated

from msgspec import Meta

MAX_TIME = 2**53 - 1

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$", max_length=32)]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
Author = Annotated[str, Meta(pattern=r"^(?!\n)([0-9a-f]{64})?$", max_length=64)]
Head = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
Time = Annotated[int, Meta(ge=0, le=MAX_TIME)]
Seq = Annotated[int, Meta(ge=0, le=MAX_TIME)]
