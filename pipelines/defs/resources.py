"""The one resource: the folders of this installation."""

from pathlib import Path

import dagster as dg

from pipelines.settings import Settings, load_settings, warehouse_folder


class Folders(dg.ConfigurableResource[None]):
    """Where inputs, definitions, curation files and the warehouse lie, and who reads pages; empty fields are the defaults of `settings`."""

    root: str = ""
    warehouse: str = ""
    sources: str = ""
    curation: str = ""
    cluster: str = ""

    def settings(self) -> Settings:
        """Return the settings with this resource's folders in place of the defaults."""
        default = load_settings()
        return Settings(
            root=Path(self.root or default.root),
            warehouse=warehouse_folder(self.warehouse, default.root) if self.warehouse else default.warehouse,
            sources=Path(self.sources or default.sources),
            curation=Path(self.curation or default.curation),
            sql=default.sql,
            cluster=self.cluster or default.cluster,
        )
