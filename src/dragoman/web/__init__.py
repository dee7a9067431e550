"""The page where an analyst works: a store shown as HTML, JSON, CSV and Atom. ``create_app`` gives the ASGI application."""

from dragoman.web.app import create_app
from dragoman.web.settings import Settings, is_loopback

__all__ = ["Settings", "create_app", "is_loopback"]
