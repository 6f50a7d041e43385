"""rightslint: find third-party material in audio projects and judge it under law and platform terms."""

__version__ = "0.1.0"
