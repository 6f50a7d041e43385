"""Shards hold what was put in them in the same bytes however they were made, and few of them hold a large library."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.detect.catalogue import ShardEntry
from compliance.detect.index import buckets_of, build_table, joined_index, sort_buckets, sorted_parts
from compliance.detect.packing import Print, Prints, packed
from compliance.detect.peaks import BINS, Peaks
from compliance.detect.shard import SECTION_TYPES, open_shard, shard_pieces
from compliance.detect.shards import FULL_SHARD_HOURS, MERGE_FACTOR, joined, merged, tiers, write_shard
from compliance.detect.votes import FAST, cast_votes
from compliance.errors import LibraryDamagedError, LibraryError, LibraryVersionError

FRAMES = 1200


def peaks(seed: int, count: int = 900) -> Peaks:
    random = np.random.default_rng(seed)
    level = random.uniform(6, 30, count).astype(np.float32)
    return Peaks(
        np.sort(random.uniform(0, FRAMES - 1, count)),
        random.uniform(0, BINS - 2, count).astype(np.float32),
        level,
        level,
        (np.arange(count) % 3).astype(np.uint8),
    )


def prints(*seeds: int) -> list[Print]:
    return [Print(f"track {seed}", FRAMES, packed(peaks(seed))) for seed in seeds]


def test_a_recording_meets_its_own_quads_where_they_are(tmp_path):
    entry = write_shard(tmp_path, prints(1, 2, 3))
    shard = open_shard(tmp_path / entry.name, whole=True)
    index = joined_index([(shard.table, shard.prints)])
    votes, _ = cast_votes(peaks(2), index.tables, FAST)
    offset = votes.reference - votes.frame
    own = (np.abs(votes.shift) < 0.02) & (np.abs(votes.tempo - 1) < 0.01)
    own &= np.abs(offset - index.members[1].start) <= 1
    quads = build_table(prints(2)).where
    assert own.sum() > 0.9 * len(quads)
    assert own.sum() > 0.2 * len(votes.quad)


def test_the_parts_of_a_large_shard_are_those_of_a_small_one():
    held = prints(1, 2, 3, 4)
    buckets, bits = buckets_of(held)
    whole = list(sorted_parts(held, buckets, bits))
    parts = list(sorted_parts(held, buckets, bits, most=100))
    assert len(whole) == 1
    assert len(parts) > 50
    for column in (0, 1):
        assert np.array_equal(np.concatenate([part[column] for part in parts]), whole[0][column])


def test_entries_are_in_the_order_that_bisection_needs():
    table = build_table(prints(1, 2))
    starts = table.buckets[::2].astype(np.int64)
    assert starts[-1] == len(table.shape) == len(table.where)
    for first, end in itertools.pairwise(starts):
        assert (np.diff(table.shape[first:end].astype(int)) >= 0).all()


@given(st.lists(st.sampled_from([0, 1, 2, 3, 8, 40, 3000]), min_size=1, max_size=12), st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_buckets_of_any_size_are_sorted_each_by_itself(sizes, seed):
    ends = np.cumsum(sizes).astype(np.uint32)
    part = np.random.default_rng(seed).integers(0, 1 << 48, ends[-1]).astype(np.uint64)
    expected = [np.sort(bucket) for bucket in np.split(part, ends[:-1])]
    sort_buckets(part, ends)
    assert np.array_equal(part, np.concatenate(expected))


def test_the_same_recordings_give_the_same_shard(tmp_path):
    names = set()
    for way in (prints(1, 2, 3), tuple(prints(1, 2, 3)), Prints.of(prints(1, 2, 3))):
        with shard_pieces(way, tmp_path) as (name, pieces):
            names.add((name, b"".join(pieces)))
    assert len(names) == 1
    assert not list(tmp_path.iterdir())


def test_shards_that_are_joined_are_the_shard_of_all_recordings(tmp_path):
    one = joined(tmp_path, [write_shard(tmp_path, prints(1, 2)), write_shard(tmp_path, prints(3))])
    assert one == write_shard(tmp_path, prints(1, 2, 3))


@pytest.mark.parametrize("name", SECTION_TYPES)
def test_one_flipped_bit_in_any_section_is_found(tmp_path, name):
    path = tmp_path / write_shard(tmp_path, prints(1)).name
    content = bytearray(path.read_bytes())
    body = len(content) - _end_of_sections(path)
    section = open_shard(path, whole=False).header.sections[name]
    content[body + section.offset + section.length * SECTION_TYPES[name].itemsize // 2] ^= 16
    path.write_bytes(content)
    open_shard(path, whole=False)
    with pytest.raises(LibraryDamagedError, match=f"has changed since it was written \\(section {name}\\)"):
        open_shard(path, whole=True)


def _end_of_sections(path) -> int:
    """Length of all sections with their padding."""
    sections = open_shard(path, whole=False).header.sections
    return max(s.offset + -(-s.length * SECTION_TYPES[name].itemsize // 64) * 64 for name, s in sections.items())


def test_a_shard_of_another_analysis_is_refused_with_the_remedy(tmp_path):
    import hashlib

    content = (tmp_path / write_shard(tmp_path, prints(1)).name).read_bytes()
    size = int.from_bytes(content[40:44], "little")
    header = content[44 : 44 + size].replace(b'"analysis":3', b'"analysis":2')
    digest = hashlib.sha256(header).digest()
    other = tmp_path / f"{digest.hex()[:16]}.shard"
    other.write_bytes(content[:8] + digest + content[40:44] + header + content[44 + size :])
    with pytest.raises(LibraryVersionError, match=r"made by analysis 2, this version needs 3.*library rebuild"):
        open_shard(other, whole=False)


def test_no_room_for_a_shard_is_said_and_leaves_nothing(tmp_path):
    with pytest.raises(LibraryError, match="cannot be used"):
        write_shard(tmp_path / "missing", prints(1))
    assert not list(tmp_path.iterdir())


def test_recordings_of_a_shard_are_a_sequence(tmp_path):
    shard = open_shard(tmp_path / write_shard(tmp_path, prints(1, 2, 3)).name, whole=False)
    assert [print_.id for print_ in shard.prints] == ["track 1", "track 2", "track 3"]
    assert [print_.id for print_ in shard.prints[1:]] == ["track 2", "track 3"]
    assert np.array_equal(shard.prints[-1].peaks, prints(3)[0].peaks)
    with pytest.raises(IndexError):
        shard.prints[3]


def test_keys_that_everything_has_are_passed_over():
    """One chord again and again says nothing about where it is from."""
    quad = Peaks(
        np.array([0.0, 6, 13, 22]),
        np.array([60, 71.3, 48.6, 80.4], np.float32),
        *(np.full(4, 20, np.float32),) * 2,
        np.zeros(4, np.uint8),
    )
    times = 3000
    many = Peaks(
        (quad.frame + 100 * np.arange(times)[:, None]).ravel(), *(np.tile(column, times) for column in quad[1:])
    )
    few = Peaks._make(column[: 4 * 10] for column in many)
    for held, votes in ((few, 10), (many, 0)):
        print_ = Print("one", 100 * times, packed(held))
        index = joined_index([(build_table([print_]), [print_])])
        assert len(cast_votes(quad, index.tables, FAST)[1]) == votes


entries = st.lists(st.floats(0.01, FULL_SHARD_HOURS), min_size=1, max_size=40)


@given(entries)
@settings(max_examples=100, deadline=None)
def test_after_an_addition_shards_differ_in_size_or_are_full(hours):
    shards = [ShardEntry(name=f"{k}", size_bytes=1, hours=length) for k, length in enumerate(sorted(hours))]
    groups = tiers(shards)
    assert [shard for group in groups for shard in group] == shards
    lengths = [sum(shard.hours for shard in group) for group in groups]
    for group, length, following in zip(groups, lengths, groups[1:], strict=False):
        first = following[0].hours
        assert first > MERGE_FACTOR * length or length + first > FULL_SHARD_HOURS
        assert len(group) == 1 or length <= FULL_SHARD_HOURS


def test_one_addition_after_the_other_keeps_shards_few(tmp_path):
    kept: list[ShardEntry] = []
    for seed in range(12):
        kept = merged(tmp_path, kept, prints(seed))
    assert len(kept) <= 4
    ids = [print_.id for entry in kept for print_ in open_shard(tmp_path / entry.name, whole=True).prints]
    assert sorted(ids) == sorted(f"track {seed}" for seed in range(12))
