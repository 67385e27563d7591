from array import array

class MiniaudioError(Exception): ...

class DecodedSoundFile:
    samples: array[int]
    num_frames: int
    sample_rate: int

def decode(data: bytes, *, nchannels: int = 2, sample_rate: int = 44100) -> DecodedSoundFile: ...
