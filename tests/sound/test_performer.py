"""The performing thread: mixed ahead, at the moment, and as loud as it is to be just now."""

from __future__ import annotations

import pytest

from backcoach.sound import performer as performing
from backcoach.sound.performer import MIXED_BEFORE
from backcoach.sound.tones import Tones
from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds
from tests.sound.builders import SOUNDS, onsets, samples_of, wait_until
from tests.sound.hall import BUSY, Open, soon
from tests.sound.scripted import Scripted


def test_a_take_is_played_at_its_moment_less_the_lead(hall: Open) -> None:
    backend = Scripted(lead=0.1)
    take = hall(backend).play(0.5)
    assert wait_until(lambda: backend.played)
    called, at, _ = backend.played[0]
    assert at == pytest.approx(take.at, abs=BUSY)
    assert called == pytest.approx(take.at - 0.1, abs=BUSY)
    assert called >= take.at - 0.1


def test_the_backend_is_prepared_once_and_rests_only_after_a_while(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.performer.schedule([soon(0.2), soon(0.4), soon(0.6)])
    assert wait_until(lambda: len(backend.played) == 3)
    assert backend.count("prepare") == 1
    assert backend.count("rest") == 0
    assert wait_until(lambda: backend.count("rest") == 1)
    assert host_seconds() - backend.played[-1][0] >= performing.LEAVE


def test_a_backend_that_starts_processes_has_one_ready_for_each_take(hall: Open) -> None:
    backend = Scripted(spawns=True)
    hall(backend).performer.schedule([soon(0.3), soon(0.8)])
    assert wait_until(lambda: len(backend.played) == 2)
    assert [name for name, _ in backend.calls if name in ("prepare", "play")] == ["prepare", "play"] * 2


def test_a_device_that_was_just_found_is_kept_ready_for_a_first_cue(hall: Open) -> None:
    backend = Scripted()
    hall(backend)
    assert wait_until(lambda: backend.count("prepare") == 1)
    assert wait_until(lambda: backend.count("rest") == 1)
    assert [name for name, _ in backend.calls] == ["open", "prepare", "rest"]
    assert backend.calls[-1][1] - backend.calls[0][1] >= performing.WARM


def test_a_take_that_is_far_away_prepares_nothing_yet(hall: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performing, "WARM", 0.0)
    backend = Scripted()
    one = hall(backend)
    assert wait_until(lambda: backend.count("rest") == 1)
    one.play(30.0)
    assert not wait_until(lambda: backend.count("prepare") > 1, 0.3)


def test_a_backend_that_starts_anew_each_time_begins_with_silence(hall: Open) -> None:
    backend = Scripted(lead=0.05, lead_in=0.25)
    take = hall(backend).play(0.8, "work")
    assert wait_until(lambda: backend.played)
    called, at, pcm = backend.played[0]
    assert called <= take.at - 0.05 - performing.LEAST_LEAD_IN + BUSY
    silence = len(pcm) // 2 - len(Tones([SOUNDS / "bright"]).samples("work"))
    assert silence <= 0.25 * RATE
    assert at + silence / RATE == pytest.approx(take.at, abs=0.001), "it begins on its moment all the same"
    lead_in = samples_of(pcm)[:silence]
    assert any(lead_in), "the first one wakes the sink"
    assert max(map(abs, lead_in)) <= 3


def test_what_is_late_keeps_a_little_silence_and_comes_no_later_than_that(hall: Open) -> None:
    backend = Scripted(lead_in=0.25)
    one = hall(backend)
    assert wait_until(lambda: backend.count("prepare"))
    asked = host_seconds()
    take = one.play(0.0, "work")
    assert wait_until(lambda: backend.played)
    called, at, pcm = backend.played[0]
    silence = len(pcm) // 2 - len(Tones([SOUNDS / "bright"]).samples("work"))
    assert silence == round(performing.LEAST_LEAD_IN * RATE)
    assert take.at >= asked
    assert at + silence / RATE == pytest.approx(called + performing.LEAST_LEAD_IN, abs=0.02)


def test_a_late_take_loses_what_is_past_and_its_go_is_on_time(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    assert wait_until(lambda: one.said("ready"))
    take = one.play(-0.6, "count", "work")
    assert wait_until(lambda: backend.played)
    _, at, pcm = backend.played[0]
    go = at + onsets(samples_of(pcm))[0] / RATE
    assert go == pytest.approx(take.at + 1.0, abs=0.01)
    assert len(onsets(samples_of(pcm))) == 1


def test_a_cue_that_is_wanted_now_is_whole_though_the_backend_needs_longer(hall: Open) -> None:
    backend = Scripted(lead=0.6)
    one = hall(backend)
    assert wait_until(lambda: one.said("ready"))
    take = one.play(0.0, "work")
    assert wait_until(lambda: backend.played)
    _, at, pcm = backend.played[0]
    assert at >= take.at + 0.6
    assert samples_of(pcm) == Tones([SOUNDS / "bright"]).samples("work")


def test_what_is_too_late_is_reported_and_not_played(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.play(-0.4)
    assert wait_until(lambda: one.said("stale"))
    assert not backend.played


def test_a_cut_stops_what_sounds(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.play(0.1, "count", "count", "work")
    assert wait_until(lambda: backend.played)
    one.performer.cut()
    assert wait_until(lambda: backend.count("stop"))


def test_a_new_volume_is_heard_in_what_was_already_mixed(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.play(0.4)
    assert wait_until(lambda: one.performer._mixed)
    one.performer.set_volume(0.0)
    assert wait_until(lambda: backend.played)
    assert not any(backend.played[0][2])


def test_a_take_is_mixed_shortly_before_its_moment_and_one_that_is_far_off_is_not_held(hall: Open) -> None:
    one = hall(Scripted())
    far, near = soon(MIXED_BEFORE + 30.0), soon(MIXED_BEFORE - 1.0)
    one.performer.schedule([far])
    one.performer.schedule([near, far])
    assert wait_until(lambda: near in one.performer._mixed)
    assert set(one.performer._mixed) == {near}
    one.performer.schedule([far])
    assert wait_until(lambda: not one.performer._mixed), "nor one that is no longer wanted"


def test_a_take_is_still_mixed_ahead_where_nothing_tells_of_the_moment(
    hall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performing, "MIXED_BEFORE", 1.9)
    one = hall(Scripted())
    take = one.play(2.0)
    assert wait_until(lambda: take in one.performer._mixed)


def test_a_sink_that_is_kept_awake_is_asked_for_anew_and_let_go_in_a_long_pause(
    hall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performing, "RENEWED", 0.05)
    monkeypatch.setattr(performing, "AWAKE_FOR", 0.3)
    monkeypatch.setattr(performing, "WARM", 0.0)
    backend = Scripted(streams=True)
    one = hall(backend, keep_awake=True)
    one.play(30.0)
    assert wait_until(lambda: backend.count("prepare") > 4)
    one.performer.cut()
    assert wait_until(lambda: backend.count("rest") == 1)
    prepared = backend.count("prepare")
    assert not wait_until(lambda: backend.count("prepare") > prepared, 0.3)


def test_nothing_is_begun_while_nobody_follows_and_what_is_past_then_is_dropped(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    assert wait_until(lambda: one.said("ready"))
    one.hushed = True
    past, to_come = soon(0.2), soon(1.2)
    one.performer.schedule([past, to_come])
    assert wait_until(lambda: one.said("stale"))
    assert not backend.played
    one.hushed = False
    assert wait_until(lambda: backend.played)
    assert backend.played[0][1] == pytest.approx(to_come.at, abs=BUSY)
    assert [report["at"] for report in one.said("stale")] == [past.at]


def test_what_sounds_is_silenced_as_soon_as_nobody_follows_and_its_rest_played_to_who_is_back(
    hall: Open,
) -> None:
    backend = Scripted()
    one = hall(backend)
    take = one.play(0.2, "count", "count", "work")
    assert wait_until(lambda: backend.played)
    one.hushed = True
    assert wait_until(lambda: backend.count("stop"))
    one.hushed = False
    assert wait_until(lambda: len(backend.played) == 2)
    _, at, rest = backend.played[1]
    assert at + onsets(samples_of(rest))[-1] / RATE == pytest.approx(take.at + 2.0, abs=0.01)


def level(pcm: bytes) -> int:
    return max(map(abs, samples_of(pcm)), default=0)


def test_a_new_volume_is_heard_at_once_in_what_sounds(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    take = one.play(0.3, "count", "count", "work")
    assert wait_until(lambda: backend.played)
    one.performer.set_volume(0.25)
    assert wait_until(lambda: len(backend.played) == 2)
    (_, _, whole), (_, at, rest) = backend.played
    assert [name for name, _ in backend.calls if name in ("play", "stop")] == ["play", "stop", "play"]
    assert level(rest) == pytest.approx(level(whole[-len(rest) :]) / 4, abs=2)
    go = at + onsets(samples_of(rest), threshold=150)[-1] / RATE
    assert go == pytest.approx(take.at + 2.0, abs=0.01), "it goes on in its place"


def test_what_is_muted_is_silent_at_once_and_comes_back_in_its_place(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    take = one.play(0.2, "count", "count", "work")
    assert wait_until(lambda: backend.played)
    one.performer.set_volume(0.0)
    assert wait_until(lambda: backend.count("stop") == 1)
    one.performer.set_volume(1.0)
    assert wait_until(lambda: len(backend.played) == 2)
    _, at, rest = backend.played[1]
    assert at + onsets(samples_of(rest))[-1] / RATE == pytest.approx(take.at + 2.0, abs=0.01)


def test_after_a_stop_that_is_heard_for_a_while_it_goes_on_behind_that(hall: Open) -> None:
    backend = Scripted(lead_in=0.25)
    backend.tail = 0.2
    one = hall(backend)
    one.play(0.0, "count", "count", "work")
    assert wait_until(lambda: backend.played)
    one.performer.set_volume(0.5)
    assert wait_until(lambda: len(backend.played) == 2)
    assert not any(backend.played[1][2][: 2 * round(0.2 * RATE)])


def test_what_was_led_in_and_is_yet_to_sound_keeps_its_moment_at_a_new_volume(hall: Open) -> None:
    backend = Scripted(lead_in=0.25)
    one = hall(backend)
    take = one.play(0.6, "work")
    assert wait_until(lambda: backend.played)
    one.performer.set_volume(0.5)
    assert wait_until(lambda: len(backend.played) == 2)
    _, at, pcm = backend.played[1]
    begin = at + onsets(samples_of(pcm), threshold=300)[0] / RATE
    lead_in = onsets(Tones([SOUNDS / "bright"]).samples("work"))[0] / RATE
    assert begin == pytest.approx(take.at + lead_in, abs=0.01)


def test_nothing_is_stopped_for_a_new_volume_where_nothing_sounds(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.play(30.0)
    assert wait_until(lambda: one.said("ready"))
    one.performer.set_volume(0.5)
    assert not wait_until(lambda: backend.count("stop"), 0.2)


def test_a_primer_goes_before_the_first_take_but_not_the_next(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend, keep_awake=True)
    first, second = soon(0.5), soon(1.0)
    one.performer.schedule([first, second])
    assert wait_until(lambda: len(backend.played) == 2)
    primed, plain = (samples_of(pcm) for _, _, pcm in backend.played)
    assert len(primed) - len(plain) == round(performing.PRIMER * RATE)
    assert backend.played[0][1] == pytest.approx(first.at - performing.PRIMER, abs=BUSY)
    assert backend.played[1][1] == pytest.approx(second.at, abs=BUSY)


def test_a_sound_that_cannot_be_used_is_reported(hall: Open) -> None:
    backend = Scripted()
    one = hall(backend)
    one.play(0.2, "count", "no-such-cue")
    assert wait_until(lambda: one.said("problem"))
    assert "no-such-cue" in one.said("problem")[0]["line"]
    assert wait_until(lambda: backend.played)
