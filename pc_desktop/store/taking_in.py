"""Taking in another laptop's chain: checked step by step, kept beside ours, its facts woven into the tables."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.services.ports import Step
from pc_desktop.services.undoing import MERGE
from pc_desktop.store.codec import codec_of
from pc_desktop.store.erasing import blank, dependents, erased_places, table_rows, write_erasure
from pc_desktop.store.journal import Act, Difference, head, image_digest, laptop_here, step_digest, write_step
from pc_desktop.store.letters import count_on, keep_laptops
from pc_desktop.store.lineage import Place
from pc_desktop.store.packs import CHANGE_NAMES, STEP_NAMES
from pc_desktop.store.tables import CHANGE, LAPTOP, STEP
from pc_desktop.store.weaving import Choices, Rows, Weave, Woven
from pc_desktop.store.work import turn, write_facts

_FORKED: Final = (
    "This pack and this store tell different stories of the same step.",
    "One of them went back to a backup and went on from there. Tell support; nothing was changed.",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking in a chain: what is still to be chosen, or the steps written here and what they changed."""

    woven: Woven
    kept: tuple[Step, ...]
    news: int
    changed: tuple[Place, ...]
    letter: str
    new_letter: str = ""
    """The letter this laptop has taken, where another laptop turned out to have its own."""


def take_in(
    connection: Connection, said: Mapping[str, Any], choices: Choices, now: datetime, by: str
) -> Taken:
    """Keep what a pack carries and weave it in; where something is still to be chosen the caller rolls back."""
    here = laptop_here(connection)
    _refuse_strangers(connection, said)
    new_letter = keep_laptops(connection, said)
    news = _keep_chains(connection, said, here.key)
    digest, length = str(said["head"][0]), int(said["head"][1])
    letter = next((letter for key, letter, _ in said["laptops"] if key == said["from"]), "?")
    if not length or said["from"] == here.key:
        return Taken(Woven(), (), len(news), (), letter, new_letter)
    rows = table_rows(connection)
    erased = erased_places(connection)
    loose = dependents(connection, erased, rows)
    _, ours = head(connection, here.key)
    weave = Weave(connection, (here.key, ours), (said["from"], length), erased | loose)
    woven = weave.weave(choices, rows)
    if woven.clashes:
        return Taken(woven, (), len(news), (), letter)
    for place in loose:
        woven.before.setdefault(place, rows(place[0]).get(place[1]))
    kept = _write(connection, here.key, woven, (now, by, letter, digest), is_needed=any(news.values()))
    if loose:
        kept += (write_erasure(connection, here.key, now, by, loose),)
    blank(connection, erased | loose)
    count_on(connection)
    return Taken(woven, kept, len(news), tuple(_changed(woven)), letter, new_letter)


def _write(
    connection: Connection,
    here: str,
    woven: Woven,
    said: tuple[datetime, str, str, str],
    *,
    is_needed: bool,
) -> tuple[Step, ...]:
    """Write where the laptops met as one step, what people chose as another, and references told apart as a third.

    The tables are written once, at the end.
    """
    now, by, letter, met = said
    copied = _differences(woven.before, woven.before, woven.copied)
    middle = woven.before | woven.copied
    chosen = _differences(woven.before, middle, woven.chosen)
    parted = _differences(woven.before, middle | woven.chosen, woven.parted)
    if not (copied or chosen or parted or is_needed):
        return ()
    final = middle | woven.chosen | woven.parted
    write_facts(connection, sorted(_differences(woven.before, woven.before, final), key=turn))
    title = f"Take in the hand-over from laptop {letter}"
    act = Act(now, by, MERGE, title, None, met)
    kept = [write_step(connection, here, head(connection, here), act, sorted(copied, key=turn))]
    if chosen:
        act = Act(now, by, MERGE, f"Choose between this laptop and laptop {letter}", None)
        kept.append(write_step(connection, here, head(connection, here), act, sorted(chosen, key=turn)))
    if parted:
        act = Act(now, by, MERGE, f"Tell {refs_in_words(woven)} apart", None)
        kept.append(write_step(connection, here, head(connection, here), act, sorted(parted, key=turn)))
    return tuple(kept)


def refs_in_words(woven: Woven) -> str:
    """Name the references that two laptops had given out and that are told apart now, the new ones."""
    at = codec_of("referral").place["ref"]
    return " and ".join(sorted(str(row[at]) for row in woven.parted.values() if row is not None))


def _differences(places: Iterable[Place], before: Rows, after: Rows) -> list[Difference]:
    """List what differs between two states of some facts."""
    return [
        Difference(codec_of(kind), key, before.get((kind, key)), after[kind, key])
        for kind, key in places
        if (kind, key) in after and before.get((kind, key)) != after[kind, key]
    ]


def _changed(woven: Woven) -> Iterable[Place]:
    """Name the facts that are not as they were."""
    return (place for place, row in woven.before.items() if woven.now(place) != row)


def _refuse_strangers(connection: Connection, said: Mapping[str, Any]) -> None:
    """Refuse a pack of a store that was begun apart from this one; a store without a step takes any."""
    ours = {row.laptop for row in connection.execute(select(STEP.c.laptop).distinct())}
    known = ours | {row.key for row in connection.execute(select(LAPTOP.c.key))}
    if ours and not known & {key for key, _, _ in said["laptops"]}:
        raise Refused(
            "This pack comes from a store that was begun apart from this one. Make a new store from the pack instead."
        )


def _keep_chains(connection: Connection, said: Mapping[str, Any], here: str) -> dict[tuple[str, int], bool]:
    """Keep the steps that are new, each checked; tells of each whether it says more than that laptops met."""
    changes: defaultdict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for values in said["changes"]:
        row = dict(zip(CHANGE_NAMES, values, strict=True))
        changes[row["laptop"], row["number"]].append(row)
    ends = {row.key: head(connection, row.key) for row in connection.execute(select(LAPTOP.c.key))}
    news: dict[tuple[str, int], bool] = {}
    for values in said["steps"]:
        step = dict(zip(STEP_NAMES, values, strict=True))
        laptop, number = step["laptop"], step["number"]
        newest, length = ends[laptop]
        if number <= length:
            _refuse_another_story(connection, step)
            continue
        if laptop == here:
            raise Unavailable(*_FORKED)
        if number != length + 1:
            raise Refused(
                f"This pack begins after step {number - 1} of a laptop of which only {length} are here. "
                "Ask for a pack of everything."
            )
        its = changes[laptop, number]
        _check(step, its, newest)
        connection.execute(STEP.insert(), step)
        if its:
            connection.execute(CHANGE.insert(), its)
        ends[laptop] = (step["digest"], number)
        news[laptop, number] = step["role"] != MERGE or len(json.loads(step["parents"])) == 1
    return news


def _refuse_another_story(connection: Connection, step: Mapping[str, Any]) -> None:
    """Refuse a step that is here already with other contents."""
    asked = select(STEP.c.digest).where(STEP.c.laptop == step["laptop"], STEP.c.number == step["number"])
    if connection.execute(asked).scalar_one() != step["digest"]:
        raise Unavailable(*_FORKED)


def _check(step: Mapping[str, Any], changes: Iterable[Mapping[str, Any]], newest: str) -> None:
    """Check that a step follows from the one before it and that nothing in it was rewritten."""
    parents = json.loads(step["parents"])
    said = tuple(step[name] for name in ("laptop", "number", "at", "by", "role", "title", "undoes"))
    told = list(changes)
    sealed = [(one["kind"], one["key"], one["before_digest"], one["after_digest"]) for one in told]
    holds = (parents[0] if parents else "") == newest and step_digest(said, parents, sealed) == step["digest"]
    for one in told:
        for side in ("before", "after"):
            image, salt = one[side], one[f"{side}_salt"]
            if image is not None and image_digest(salt or "", image) != one[f"{side}_digest"]:
                holds = False
    if not holds:
        raise Unavailable(
            f"Step {step['number']} in this pack has been rewritten.", "Ask for the pack to be made again."
        )
