"""Rows that follow changes alone: what the stages that see a whole case are made of.

A book holds rows by key. Some are given from outside; the others follow from those before them: made by a function of one key (``Rule``),
gathered by what they belong to (``Gathered``, ``Summed``), taken apart (``Spread``), joined where they touch (``Linked``) or put in order
(``Ordered``). While a rule makes a row the book notes whatever other rows it asks for, so that a change reaches just those rows that
follow from it. A row that comes out as it was changes nothing further on. What a row holds follows from what is there now, never from
how it came about: every function is pure, and no row tells the order in which others came.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar, overload

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")
G = TypeVar("G", bound=Hashable)
S = TypeVar("S", bound=Hashable)
W = TypeVar("W")

MANY = 8
"""From an eighth of a sorted list on its changes are sorted in together, below one by one."""

STRETCH = 512
"""Parts of a group that are summed up together, and twice as many at most."""

_first: Callable[[Any], Any] = itemgetter(0)


class _Follower(Protocol):
    """Who is told which keys of some rows hold something else now."""

    dirty: set[Any]


class Book:
    """All rows of one case, in the order in which they follow from one another."""

    def __init__(self) -> None:
        self.asking: _Asking | None = None
        self._parts: list[_Part] = []

    def add(self, part: _Part) -> None:
        """Takes up what follows from rows that stand in the book already."""
        self._parts.append(part)

    def __len__(self) -> int:
        return len(self._parts)

    def refresh(self, parts: int | None = None) -> None:
        """Brings all that follows from the given rows up to date; or so many parts alone, and the others the next time."""
        for part in self._parts[:parts]:
            part.refresh()


class _Part(Protocol):
    def refresh(self) -> None: ...


class _Asking:
    """What the row that is being made asks for."""

    __slots__ = ("key", "others", "own", "rule")

    def __init__(self, rule: Rule[Any, Any]) -> None:
        self.rule = rule
        self.key: Hashable = None
        self.own: set[int] = set()
        """Rows that were asked under the key of the row that is made: the rule follows those as a whole."""
        self.others: set[tuple[Rows[Any, Any], Hashable]] = set()


class Rows(Mapping[K, V]):
    """Values by key. Asked by a rule, they remember by which row."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.rows: dict[K, V] = {}
        """The values themselves, for who is no rule or asks for all of them."""
        self.followers: list[_Follower] = []
        self.readers: dict[Hashable, _Reader | set[_Reader]] = {}
        """The row that asked for a key, or the rows."""

    @classmethod
    def of(cls, book: Book, values: Mapping[K, V]) -> Rows[K, V]:
        """Rows that are given."""
        made: Rows[K, V] = Rows(book)
        made.take(values)
        return made

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __getitem__(self, key: K) -> V:
        if (asking := self.book.asking) is not None:
            self._note(asking, key)
        return self.rows[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        """The value, or the default; noted like any other question."""
        if (asking := self.book.asking) is not None:
            self._note(asking, key)
        return self.rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        if (asking := self.book.asking) is not None:
            self._note(asking, key)
        return key in self.rows

    def __iter__(self) -> Iterator[K]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def _note(self, asking: _Asking, key: Any) -> None:
        if key == asking.key:
            if id(self) not in asking.own:
                asking.own.add(id(self))
                self.followers.append(asking.rule)
        else:
            asking.others.add((self, key))

    def put(self, key: K, value: V) -> None:
        """The value under the key; who follows is told where it is another than before."""
        before = self.rows.get(key, _NOTHING)
        if before is value or before == value:
            return
        self.rows[key] = value
        self.tell(key)

    def drop(self, key: K) -> None:
        """Nothing is under the key any more."""
        if key in self.rows:
            del self.rows[key]
            self.tell(key)

    def take(self, values: Mapping[K, V]) -> None:
        """These values and no others."""
        kept = map(self.rows.get, values)
        for key in [key for key, before, value in zip(values, kept, values.values(), strict=True) if before is not value]:
            self.put(key, values[key])
        if len(self.rows) > len(values):
            for key in self.rows.keys() - values.keys():
                self.drop(key)

    def tell(self, key: K) -> None:
        """What is under the key is another now."""
        for follower in self.followers:
            follower.dirty.add(key)
        readers = self.readers.get(key)
        if readers is None:
            return
        for rule, row in (readers,) if isinstance(readers, tuple) else readers:
            rule.dirty.add(row)

    def add_reader(self, key: Hashable, reader: _Reader) -> None:
        """A row follows from what is under the key."""
        readers = self.readers.get(key)
        if readers is None:
            self.readers[key] = reader
        elif isinstance(readers, set):
            readers.add(reader)
        else:
            self.readers[key] = {readers, reader}

    def drop_reader(self, key: Hashable, reader: _Reader) -> None:
        """The row asks for it no more."""
        readers = self.readers[key]
        if isinstance(readers, set) and len(readers) > 1:
            readers.discard(reader)
        else:
            del self.readers[key]


_NOTHING: Any = object()
_Reader = tuple["Rule[Any, Any]", Hashable]


class Rule(Rows[K, V]):
    """A row for every key of other rows, made by a function of the key alone: of what it asks other rows for. None makes no row."""

    def __init__(self, book: Book, domain: Rows[K, Any], make: Callable[[K], V | None]) -> None:
        super().__init__(book)
        self.domain = domain
        self.make = make
        self.dirty: set[K] = set(domain.rows)
        domain.followers.append(self)
        self._asking = _Asking(self)
        self._asking.own.add(id(domain))
        self._asked: dict[K, tuple[tuple[Rows[Any, Any], Hashable], ...]] = {}
        book.add(self)

    def refresh(self) -> None:
        """Makes again the rows that follow from something that changed."""
        if not self.dirty:
            return
        asking, book, domain = self._asking, self.book, self.domain.rows
        before, book.asking = book.asking, asking
        try:
            for key in self.dirty:
                asking.key, asking.others = key, set()
                value = self.make(key) if key in domain else None
                self._settle(key, asking.others)
                if value is None:
                    self.drop(key)
                else:
                    self.put(key, value)
        finally:
            book.asking = before
        self.dirty = set()

    def _settle(self, key: K, asked: set[tuple[Rows[Any, Any], Hashable]]) -> None:
        kept = self._asked.get(key, ())
        if not kept and not asked:
            return
        me = (self, key)
        for rows, other in kept:
            if (rows, other) not in asked:
                rows.drop_reader(other, me)
        for rows, other in asked.difference(kept):
            rows.add_reader(other, me)
        if asked:
            self._asked[key] = tuple(asked)
        else:
            self._asked.pop(key, None)


class _ByGroup(Rows[G, T]):
    """The parts of other rows by what they belong to; how a group keeps what is taken out of it and in is for the two kinds to say.

    ``parts`` gives of a row the groups with places and parts; no two parts of a group may have one place.
    """

    def __init__(self, book: Book, source: Rows[Any, Any], parts: Callable[[Any, Any], Iterable[tuple[G, Any, Any]]]) -> None:
        super().__init__(book)
        self.source = source
        self.parts = parts
        self.dirty: set[Any] = set(source.rows)
        self._given: dict[Any, tuple[tuple[G, Any, Any], ...]] = {}
        source.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Takes out and in what changed."""
        out: dict[G, set[Any]] = defaultdict(set)
        into: dict[G, dict[Any, Any]] = defaultdict(dict)
        for key in self.dirty:
            before = self._given.pop(key, ())
            now = tuple(self.parts(key, self.source.rows[key])) if key in self.source.rows else ()
            if now:
                self._given[key] = now
            if before == now:
                continue
            kept = set(now).intersection(before) if before and _hashable(before) and _hashable(now) else set()
            for one in before:
                if one not in kept:
                    out[one[0]].add(one[1])
            for one in now:
                if one not in kept:
                    into[one[0]][one[1]] = one[2]
        self.dirty = set()
        for group in out.keys() | into.keys():
            self._change(group, out.get(group, set()), into.get(group, {}))
            self.tell(group)

    def _change(self, group: G, out: set[Any], into: Mapping[Any, Any]) -> None:
        raise NotImplementedError


class Gathered(_ByGroup[G, list[tuple[Any, V]]]):
    """Under each group (place in it, part), in order."""

    def __init__(self, book: Book, source: Rows[K, T], parts: Callable[[K, T], Iterable[tuple[G, Any, V]]]) -> None:
        super().__init__(book, source, parts)

    def parts_of(self, group: G) -> list[V]:
        """The group's parts, in order; none where there is no such group."""
        return [part for _, part in self.get(group, ())]

    def _change(self, group: G, out: set[Any], into: Mapping[Any, Any]) -> None:
        row = self.rows.get(group)
        if row is None:
            row = self.rows[group] = []
        _exchange(row, out, into)
        if not row:
            del self.rows[group]


class Summed(_ByGroup[G, list[W]]):
    """Under each group what its parts come to, stretch by stretch in order: for groups that grow as the case does, of which a change sums
    up one stretch again.

    ``sum_up`` gives of (place, part) in order what they come to. Where a stretch ends tells how the group came about: who asks must make the
    same of the sums wherever that is.
    """

    def __init__(
        self,
        book: Book,
        source: Rows[K, T],
        parts: Callable[[K, T], Iterable[tuple[G, Any, V]]],
        sum_up: Callable[[list[tuple[Any, V]]], W],
    ) -> None:
        super().__init__(book, source, parts)
        self._sum_up = sum_up
        self._stretches: dict[G, list[list[tuple[Any, V]]]] = {}

    def sums(self, group: G) -> list[W]:
        """What the group's stretches come to, in order; none where there is no such group."""
        return self.get(group, [])

    def _change(self, group: G, out: set[Any], into: Mapping[Any, Any]) -> None:
        stretches = self._stretches.setdefault(group, [[]])
        sums = self.rows.setdefault(group, [])
        starts = [stretch[0][0] for stretch in stretches[1:]]
        changes: dict[int, tuple[set[Any], dict[Any, Any]]] = {}
        for place in out:
            changes.setdefault(bisect_right(starts, place), (set(), {}))[0].add(place)
        for place, part in into.items():
            changes.setdefault(bisect_right(starts, place), (set(), {}))[1][place] = part
        for number in sorted(changes, reverse=True):
            row, end = stretches[number], number + 1
            _exchange(row, *changes[number])
            if len(row) < STRETCH // 4 and end < len(stretches):
                row, end = row + stretches[end], end + 1
            step = len(row) if len(row) <= 2 * STRETCH else STRETCH
            cut = [row[at : at + step] for at in range(0, len(row), step or 1)]
            stretches[number:end] = cut
            sums[number:end] = map(self._sum_up, cut)
        if not stretches:
            del self._stretches[group], self.rows[group]


def _hashable(parts: tuple[Any, ...]) -> bool:
    try:
        hash(parts)
    except TypeError:
        return False
    return True


def _exchange(row: list[tuple[Any, Any]], out: set[Any], into: Mapping[Any, Any]) -> None:
    """Takes places out of a sorted row and others in."""
    if MANY * (len(out) + len(into)) > len(row):
        if out:
            row[:] = [entry for entry in row if entry[0] not in out]
        row.extend(into.items())
        row.sort(key=_first)
        return
    for place in out:
        del row[bisect_left(row, place, key=_first)]
    for place, part in into.items():
        row.insert(bisect_left(row, place, key=_first), (place, part))


class Spread(Rows[S, V]):
    """Rows taken apart: each part under a key of its own, which no other row has."""

    def __init__(self, book: Book, source: Rows[K, T], parts: Callable[[T], Iterable[tuple[S, V]]]) -> None:
        super().__init__(book)
        self.source = source
        self.parts = parts
        self.dirty: set[Any] = set(source.rows)
        self._given: dict[Any, tuple[S, ...]] = {}
        source.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Takes out and in what changed."""
        into: list[tuple[S, V]] = []
        gone: list[S] = []
        for key in self.dirty:
            gone.extend(self._given.pop(key, ()))
            if key in self.source.rows:
                now = list(self.parts(self.source.rows[key]))
                if now:
                    self._given[key] = tuple([part for part, _ in now])
                    into.extend(now)
        self.dirty = set()
        there = {part for part, _ in into}
        for part in gone:
            if part not in there:
                self.drop(part)
        for part, value in into:
            self.put(part, value)


class United(Rows[tuple[int, Any], V]):
    """The rows of several sources side by side, each under (number of its source, key)."""

    def __init__(self, book: Book, *sources: Rows[Any, V]) -> None:
        super().__init__(book)
        self.sources = sources
        self._sides = tuple([_Side(source) for source in sources])
        book.add(self)

    def refresh(self) -> None:
        """Takes over what changed."""
        for number, (source, side) in enumerate(zip(self.sources, self._sides, strict=True)):
            for key in side.dirty:
                if key in source.rows:
                    self.put((number, key), source.rows[key])
                else:
                    self.drop((number, key))
            side.dirty = set()


class _Side:
    """What changed in one of several sources."""

    def __init__(self, source: Rows[Any, Any]) -> None:
        self.dirty: set[Any] = set(source.rows)
        source.followers.append(self)


class Linked(Rows[K, tuple[K, ...]], Generic[K]):
    """Keys in parts that nothing joins: two stand in one part where their rows share a tie, or a chain of others leads from one to the
    other. Each part stands sorted under its smallest key."""

    def __init__(self, book: Book, source: Rows[K, T], ties: Callable[[T], Iterable[Hashable]]) -> None:
        super().__init__(book)
        self.source = source
        self.ties = ties
        self.dirty: set[K] = set(source.rows)
        self._ties: dict[K, tuple[Hashable, ...]] = {}
        self._holders: dict[Hashable, set[K]] = {}
        self._part_of: dict[K, K] = {}
        source.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Walks again through the parts that a change touches."""
        rows, waiting, stale = self.source.rows, set(), set()
        for key in self.dirty:
            now = tuple(self.ties(rows[key])) if key in rows else ()
            before = self._ties.get(key)
            if before == now and key in rows:
                continue
            for tie in before or ():
                holders = self._holders[tie]
                holders.discard(key)
                if not holders:
                    del self._holders[tie]
            stale.add(self._part_of.pop(key, key))
            if key in rows:
                waiting.add(key)
                self._ties[key] = now
                for tie in now:
                    self._holders.setdefault(tie, set()).add(key)
            else:
                self._ties.pop(key, None)
        self.dirty = set()
        for first in stale & self.rows.keys():
            waiting.update(key for key in self.rows[first] if key in self._ties)
        made: dict[K, tuple[K, ...]] = {}
        seen: set[K] = set()
        for start in waiting:
            if start in seen:
                continue
            members, open_, passed = {start}, [start], set()
            while open_:
                for tie in self._ties[open_.pop()]:
                    if tie not in passed:
                        passed.add(tie)
                        for other in self._holders[tie]:
                            if other not in members:
                                members.add(other)
                                open_.append(other)
            seen |= members
            part = tuple(sorted(members))  # type: ignore[type-var]
            made[part[0]] = part
            stale.update(found for key in part if (found := self._part_of.get(key)) is not None)
            for key in part:
                self._part_of[key] = part[0]
        for first in stale:
            if first not in made:
                self.drop(first)
        for first, part in made.items():
            self.put(first, part)


class Ordered(Generic[V]):
    """The values of rows in order. ``place`` gives of a key and its value where it stands, which no other may; None leaves it out."""

    def __init__(self, book: Book, source: Rows[K, V], place: Callable[[K, V], Any]) -> None:
        self.source = source
        self.place = place
        self.dirty: set[Any] = set(source.rows)
        self.values: tuple[V, ...] = ()
        self._places: list[Any] = []
        self._row: list[V] = []
        self._given: dict[Any, Any] = {}
        source.followers.append(self)
        book.add(self)

    def refresh(self) -> None:
        """Takes out and in what changed."""
        if not self.dirty:
            return
        out: set[Any] = set()
        into: dict[Any, V] = {}
        for key in self.dirty:
            before = self._given.pop(key, None)
            if before is not None:
                out.add(before)
            if key in self.source.rows:
                value = self.source.rows[key]
                place = self.place(key, value)
                if place is not None:
                    self._given[key] = place
                    into[place] = value
        self.dirty = set()
        places, row = self._places, self._row
        if MANY * (len(out) + len(into)) > len(row):
            entries = [(place, value) for place, value in zip(places, row, strict=True) if place not in out]
            entries.extend(into.items())
            entries.sort(key=_first)
            self._places, self._row = [place for place, _ in entries], [value for _, value in entries]
        else:
            for place in out:
                at = bisect_left(places, place)
                del places[at], row[at]
            for place, value in into.items():
                at = bisect_left(places, place)
                places.insert(at, place)
                row.insert(at, value)
        self.values = tuple(self._row)
