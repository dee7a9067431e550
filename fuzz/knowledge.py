"""Knowledge files, the tables and dictionaries that a user brings: what does not hold is one error of ours that names the file."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from dragoman.knowledge import AgentRow, FrameRow, KnowledgeError, LeaderRow, OperatorRow
from dragoman.knowledge.frames import compile_pattern
from dragoman.knowledge.petrarch import import_petrarch
from dragoman.knowledge.tables import read_csv, read_toml

SEEDS = [
    b"\0noun,sectors\nrebel,REB\nsoldier,MIL\n",
    b"\1name,country,role,since,until\nA B,RUS,president,2000-01-01,\n",
    b'\2[[frame]]\nid = "x"\ntype = "AID"\nverbs = ["give [who] aid"]\n',
    b'\3[[operator]]\nid = "x"\nverbs = ["refuse"]\n',
    b"\4BORDURIA_ [BRD]\n+BORDURIAN_\nSYLDAVIA_ [SYL 20010101-20020101]\n#c\n<x>\n",
    b"\5LANCER {LANCERS} [~MIL]\n!PERSON! = MAN, WOMAN\n$PERSON$ [~CVL]\n",
]

_folder = Path(tempfile.mkdtemp(prefix="dragoman-fuzz-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)


def check(data: bytes) -> None:
    """Raises where an error is none of the knowledge's own."""
    kind, body = (data[0] % 6, data[1:]) if data else (0, b"")
    path, other, to = _folder / "given", _folder / "other", _folder / "made"
    path.write_bytes(body)
    other.write_bytes(b"")
    try:
        match kind:
            case 0:
                read_csv(path, AgentRow)
            case 1:
                read_csv(path, LeaderRow)
            case 2:
                for _, row in read_toml(path, "frame", FrameRow):
                    compile_pattern(row.id, row, "fuzz")
            case 3:
                read_toml(path, "operator", OperatorRow)
            case 4:
                import_petrarch(path, other, to)
            case _:
                import_petrarch(other, path, to)
    except KnowledgeError:
        return
