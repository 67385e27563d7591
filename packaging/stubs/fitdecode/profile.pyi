from collections.abc import Mapping

from fitdecode.types import Field

class MessageType:
    fields: Mapping[int, Field]

MESSAGE_TYPES: Mapping[int, MessageType]
