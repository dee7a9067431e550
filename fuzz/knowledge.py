"""Files that a user brings beside reports (knowledge, rules, settings, gold, dictionaries to import): what does not hold is one error of ours that names the file.

The first byte says which file of a folder it is; all that reads a file of that name reads the folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import typer

from dragoman.cli.app import app
from dragoman.cli.settings import SettingsError, load_settings
from dragoman.evaluation.gold import GoldError, load_gold
from dragoman.knowledge import KnowledgeError
from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.contexts import load_context_words
from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.gazetteer import _countries, _places
from dragoman.knowledge.names import NameIndex
from dragoman.knowledge.petrarch import import_petrarch
from dragoman.knowledge.references import References
from dragoman.knowledge.relations import load_relation_cues
from dragoman.knowledge.signatures import load_signatures
from dragoman.linking.watch import read_rules
from fuzz.scratch import scratch_folder

HOME = scratch_folder()
FOLDER, OTHER, MADE = HOME / "given", HOME / "other", HOME / "made"
OTHER.write_bytes(b"")


def _actors(path: Path) -> None:
    NameIndex(ActorTables.load([path.parent]))


CONTEXT = typer.Context(typer.main.get_command(app))


def _settings(path: Path) -> None:
    load_settings(path, CONTEXT)


def _frames(path: Path) -> None:
    Frames.load([path.parent.parent])


# (file, what reads it, what may stand in it)
FILES: list[tuple[str, Callable[[Path], object], bytes]] = [
    ("agents.csv", lambda p: AgentTable.load([p.parent]), b"# c\nnoun,sectors,plural,kind,code\nrebel,REB,,person,\nchief of staff,MIL|GOV,chiefs of staff,role,MIL\n"),
    ("leaders.csv", _actors, b"of,office,role,name,since,until,aliases,code\nRUS,head-of-state,president,A B,2000-01,2001-02-03,C|D,\n"),
    ("countries.csv", _actors, b"iso3,name,kind,parent,lat,lon,since\nRUS,Russia,state,,55.5,37.1,1991-12-25\nGEO,Georgia,state,RUS,,,\n"),
    ("country_names.csv", _actors, b"country,name,form,case,since,until\nRUS,Russians,people,,,\nRUS,US,name,true,1991,\n"),
    ("countries.csv", lambda p: _countries([p.parent]), b"iso3,name,lat,lon\nRUS,Russia,55.5,37.1\n"),
    ("groups.csv", _actors, b"id,name,kind,code,aliases,descriptions,country,sectors,since,until\na-b,A B,group,SYR REB,AB|A-B,the group,SYR,REB,1988,\n"),
    ("people.csv", _actors, b"id,name,kind,code,role\na,Ann Bee,person,USA OPP,leader of C\n"),
    ("memberships.csv", _actors, b"organisation,country,since,until\nnato,BEL,1949-04-04,\n"),
    ("not_actors.csv", _actors, b"name\nLatin America\nPersian Gulf\n"),
    ("places.csv", lambda p: _places([p.parent]), b"name,lat,lon,country,feature,aliases,adjectives,population\nKyiv,50.4,30.5,UKR,city,Kiev,Kyivan,2900000\n"),
    ("context_words.csv", lambda p: load_context_words([p.parent]), b"context,weight,words,events,sectors,unless\nmilitary,1.4,army|cease - fire,ASSAULT/aerial,MIL,economic\n"),
    ("report_cues.csv", lambda p: load_cues([p.parent]), b"lemma,pos,kind,stance,takes,negated,authority\npoint out,verb,report,asserts,clause|quote,denies,e\n"),
    ("source_words.csv", lambda p: load_cues([p.parent]), b"word,role,kind\nofficial,head,office\nunnamed,marker,anonymous\n"),
    ("cue_operators.csv", lambda p: load_cues([p.parent]), b"lemma,effect\ndecline,withholds\n"),
    ("relation_cues.csv", lambda p: load_relation_cues([p.parent]), b"word,construction,kind,direction\nlead to,verb,causes,forward\n"),
    ("signatures.csv", lambda p: load_signatures([p.parent]), b"lemma,pos,frames,positive,negative,source,realis,klass,authority\nfail+yet,verb,to|prep:in,CT-,CT+,,denied,k,a\n"),
    ("descriptions.csv", lambda p: References.load([p.parent]), b"noun,kinds,sectors,number\ncountry,state|government,GOV,pair\n"),
    ("peoples.csv", lambda p: References.load([p.parent]), b"people,singular,adjective,homes\nKurds,Kurd,Kurdish,TUR|IRQ\n"),
    ("name_affixes.csv", lambda p: References.load([p.parent]), b"affix,where\npro,before\n-backed,after\n"),
    ("gazetteer/first_names.txt", lambda p: References.load([p.parent.parent]), b"Ann\nBee\n"),
    ("frames/a.toml", _frames, b'[[class]]\nname = "aid"\nnouns = ["food"]\nincludes = ["b"]\n[[class]]\nname = "b"\n[[frame]]\nid = "x"\ntype = "AID"\nverbs = ["give {aid} to"]\nobject = ["aid"]\n'),
    ("frames/a.toml", _frames, b'[[operator]]\nid = "x"\nverbs = ["refuse", "say no to {actor}"]\nnouns = ["air strike"]\ndefault = "REJECT"\ncompose = {AID = "-", RETREAT = "="}\n'),
    ("rules.toml", read_rules, b'webhook = "https://a/b"\n[[rule]]\nname = "n"\nactor = "RUS"\ntype = ["ASSAULT"]\nclaims = ["contested"]\n'),
    ("dragoman.toml", _settings, b'[all]\nstore = "a"\n[events]\nmin-confidence = 0.5\ntype = ["AID"]\n[store.vacuum]\nkeep = 7\n'),
    ("gold.jsonl", load_gold, b'{"id":"a","text":"Russia left.","type":"RETREAT","date":"2014-04-01","actors":["RUS"],"factuality":"CT+"}\n'),
    ("actors", lambda p: import_petrarch(p, OTHER, MADE), b"BORDURIA_ [BRD]\n+BORDURIAN_\nSYLDAVIA_ [SYL 20010101-20020101]\n[SYLGOV >990816]\n#c\n<!-- x -->\n"),
    ("agents", lambda p: import_petrarch(OTHER, p, MADE), b"LANCER {LANCERS} [~MIL]\n!PERSON! = MAN, WOMAN\n$PERSON$ [~CVL]\nPOLICE!PERSON! [~COP]\n"),
]  # fmt: skip
SEEDS = [bytes([n]) + body for n, (_, _, body) in enumerate(FILES)]
TOKENS = [
    b"|", b"||", b"\n#", b"[[class]]\n", b'name = "x"\n', b'includes = ["x"]\n', b"[[rule]]\n", b"[[operator]]\n", b"[all]\n", b"2000-13", b"0000", b"9999-12-31",
    b"1e400", b"nan", b"inf", b"-0", b"RUS", b"NOWHERE", b"ASSAULT", b"=", b"-", b"--", b"+", b"++", b"{", b"}", b"{}", b"{aid}", b"{!aid,actor:x}", b" to", b" to {actor}",
    b"!X! = ", b"!X!", b"[~", b"[---]", b"<", b">", b"_", b"\xc4\xb0", b"\xe2\x80\x99", b"''", b'"""', b"\\u0000", b"1979-05-27T07:32:00Z", b"{a = 1}", b"[1, 2]",
]  # fmt: skip


def check(data: bytes) -> None:
    """Raises where an error is none of the knowledge's own, or does not say what is wrong."""
    name, load, _ = FILES[data[0] % len(FILES)] if data else FILES[0]
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[1:])
    try:
        load(path)
    except (KnowledgeError, SettingsError, GoldError) as exc:
        if not str(exc).strip():
            raise AssertionError(f"{name}: an error without words") from exc
    finally:
        path.unlink()
    shutil.rmtree(MADE, ignore_errors=True)
