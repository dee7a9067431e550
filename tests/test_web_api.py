"""The API against its own OpenAPI document: whatever is asked, no answer is a server error, and each has the shape it promises."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.web import Settings, create_app
from web_examples import made_store

pytestmark = pytest.mark.browser
EXAMPLES = 15  # an address


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    folder: Path = tmp_path_factory.mktemp("api") / "store"
    made_store(folder)
    return schemathesis.openapi.from_asgi("/api/openapi.json", create_app(Settings(store=str(folder))), headers={"host": "localhost"})


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_nothing_that_is_asked_breaks_the_api(api: schemathesis.BaseSchema) -> None:
    operations = [found.ok() for found in api.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def asked(case: schemathesis.Case) -> None:
            case.validate_response(case.call(headers={"host": "localhost"}), checks=CHECKS)

        asked()
