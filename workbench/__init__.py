"""Treaty Workbench: an offline dossier for trade negotiators."""

__version__ = "0.1.0"
