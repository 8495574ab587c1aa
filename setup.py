"""What pyproject.toml cannot say: the wheel also holds the files of an empty project, which `newsledger init` copies."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
FILES = ("sql/*/*.sql", "sql/schema.sql", "curation/README.md", "inbox/README.md", "warehouse/README.md", "dagster.yaml", "workspace.yaml")
"""The files of an empty project as the clone has them; definitions of sources are in the package already."""


class BuildWithProject(build_py):
    """Builds the packages and puts the files of an empty project beside them."""

    def run(self) -> None:
        """Build; an editable installation uses the clone's own files."""
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "pipelines" / "commands" / "empty_project"
        for pattern in FILES:
            for source in ROOT.glob(pattern):
                path = target / source.relative_to(ROOT)
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, path)


setup(cmdclass={"build_py": BuildWithProject})
