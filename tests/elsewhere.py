"""Modules as they are on another system, read anew under another name; with fakes for what Linux lacks."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest


def module_on(
    monkeypatch: pytest.MonkeyPatch, platform: str, name: str, **lacking: ModuleType | object
) -> ModuleType:
    """The module of this name as that system runs it; `lacking` are modules that only that system has."""
    for fake, made in lacking.items():
        monkeypatch.setitem(sys.modules, fake, made)  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "platform", platform)
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.origin is not None
    spec = importlib.util.spec_from_file_location(f"{name}_on_{platform}", found.origin)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    module.__package__ = name.rpartition(".")[0]
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module
