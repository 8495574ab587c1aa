"""`newsledger publish`: applies changes of curation/ and sql/, without collecting or reading an article again."""

from pipelines.commands.publishing import link_and_publish
from pipelines.settings import load_settings


def run_publish() -> int:
    """Link what changed, publish and write the report; print where they are. Raises CurationError for a mistake in curation/."""
    built, made = link_and_publish(load_settings())
    print(f"{built.path.name} published in {built.seconds:.1f} s ({built.work})")  # noqa: T201
    print(f"report: {made.index}")  # noqa: T201
    return 0
