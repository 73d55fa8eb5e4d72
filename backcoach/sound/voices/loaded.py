"""Speaks standard input into the WAV named first, with the library that espeakng-loader brings along.

Run as a script, in a process of its own: a native library that crashes or hangs takes nothing with it.
It imports nothing of backcoach, so that it starts fast.
"""

from __future__ import annotations

import ctypes
import sys
import wave

SYNCHRONOUS = 2
"""No playing; every call returns when its samples have been handed over."""
DONT_EXIT = 0x8000
"""The library would otherwise end the process where it finds no voices, and say nothing."""
BY_CHARACTER = 1
UTF8 = 1
"""Plain text: neither markup nor phonemes are looked for."""
OK = 0

OnSamples = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def speak(text: str, target: str) -> None:
    """Write the words to a WAV. Raises OSError where the library doesn't do its part."""
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = espeakng_loader.get_data_path().encode()
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, ctypes.c_char_p(data), DONT_EXIT)
    if rate <= 0:
        raise OSError("the library finds no voices")
    pieces: list[bytes] = []

    def collect(samples: ctypes._Pointer[ctypes.c_short], count: int, _: int | None) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, 2 * count))
        return 0

    callback = OnSamples(collect)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(b"en") != OK:
        raise OSError("the library has no English voice")
    words = text.encode()
    size = ctypes.c_size_t(len(words) + 1)
    if library.espeak_Synth(words, size, 0, BY_CHARACTER, 0, UTF8, None, None) != OK:
        raise OSError("the library does not speak")
    library.espeak_Synchronize()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(pieces))


if __name__ == "__main__":
    speak(sys.stdin.buffer.read().decode(), sys.argv[1])
