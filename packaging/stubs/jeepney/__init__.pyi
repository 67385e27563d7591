from enum import Enum, IntFlag

class HeaderFields(Enum):
    path = 1
    interface = 2
    member = 3
    error_name = 4
    reply_serial = 5
    destination = 6
    sender = 7
    signature = 8
    unix_fds = 9

class MessageFlag(IntFlag):
    no_reply_expected = 1
    no_auto_start = 2
    allow_interactive_authorization = 4

class MessageType(Enum):
    method_call = 1
    method_return = 2
    error = 3
    signal = 4

class Header:
    message_type: MessageType
    flags: MessageFlag
    serial: int
    fields: dict[HeaderFields, str | int]

class Message:
    header: Header
    body: tuple[object, ...]
    def serialise(self, serial: int | None = ...) -> bytes: ...

class Parser:
    def add_data(self, data: bytes) -> None: ...
    def get_next_message(self) -> Message | None: ...

class DBusAddress:
    object_path: str
    bus_name: str | None
    interface: str | None
    def __init__(self, object_path: str, bus_name: str | None = ..., interface: str | None = ...) -> None: ...
    def with_interface(self, interface: str) -> DBusAddress: ...

class DBusErrorResponse(Exception):
    name: str | None
    data: tuple[object, ...]

class AuthenticationError(ValueError): ...

class MatchRule:
    def __init__(
        self,
        *,
        type: MessageType | str | None = ...,
        sender: str | None = ...,
        interface: str | None = ...,
        member: str | None = ...,
        path: str | None = ...,
    ) -> None: ...
    def matches(self, msg: Message) -> bool: ...

class DBus:
    def Hello(self) -> Message: ...
    def AddMatch(self, rule: MatchRule | str) -> Message: ...
    def RemoveMatch(self, rule: MatchRule | str) -> Message: ...
    def NameHasOwner(self, name: str) -> Message: ...
    def ReleaseName(self, name: str) -> Message: ...
    def RequestName(self, name: str, flags: int = ...) -> Message: ...

message_bus: DBus

def new_method_call(
    remote_obj: DBusAddress, method: str, signature: str | None = ..., body: tuple[object, ...] = ...
) -> Message: ...
def new_method_return(
    parent_msg: Message, signature: str | None = ..., body: tuple[object, ...] = ...
) -> Message: ...
def new_error(
    parent_msg: Message, error_name: str, signature: str | None = ..., body: tuple[object, ...] = ...
) -> Message: ...
def new_signal(
    emitter: DBusAddress, signal: str, signature: str | None = ..., body: tuple[object, ...] = ...
) -> Message: ...
