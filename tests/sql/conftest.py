"""The scene of a test: what a module's tests show is published once for all of them (`support.scenes`)."""

from collections.abc import Callable, Iterator

import pytest
from support.scenes import Scene


@pytest.fixture(scope="module")
def open_scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    """Publish the scenes of the module once; give what opens one by its name."""
    opener: Callable[[str], Scene] = request.module.SCENES.published(tmp_path_factory.mktemp("scenes"))
    return opener


@pytest.fixture
def scene(request: pytest.FixtureRequest, open_scene: Callable[[str], Scene]) -> Iterator[Scene]:
    """Open the scene of the test: that of its name, or of the parameter `name`."""
    parameters = getattr(getattr(request.node, "callspec", None), "params", {})
    opened = open_scene(parameters.get("name", request.function.__name__))
    yield opened
    opened.close()
