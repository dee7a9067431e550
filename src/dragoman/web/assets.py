"""Files of the page: styles, scripts, the land of the map."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.web.files import content_of

router = APIRouter(include_in_schema=False)
_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(css|js|svg)")
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_YEAR = "public, max-age=31536000, immutable"


@router.get("/static/{name}")
def static(name: str) -> Response:
    """One file; its address changes with it, so that it may be kept."""
    match = _NAME.fullmatch(name)
    content = content_of(name) if match else None
    if match is None or content is None:
        raise HTTPException(404)
    return Response(content, media_type=_KINDS[match[1]], headers={"Cache-Control": _YEAR})
