"""Tables written whole or not at all."""

import errno

import pytest

from app.services.foundation.errors import DiskFull
from app.services.tables.grids import UnknownFormat, harmless, write_grid
from app.services.vault.durable_files import FileHeld
from app.services.vault.errors import FolderNotWritable

ENDINGS = [".xlsx", ".csv"]


def torn(error):
    yield ("V1",)
    raise error


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_what_a_spreadsheet_would_run_is_made_text(text):
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["林悦", "a=1", " =1", "1-1", ""])
def test_other_text_is_left_as_it_is(text):
    assert harmless(text) == text


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(UnknownFormat):
        write_grid(tmp_path / "a.pdf", headings=["a"], rows=[])


@pytest.mark.parametrize("ending", ENDINGS)
def test_rows_are_counted(tmp_path, ending):
    assert write_grid(tmp_path / f"a{ending}", headings=["a"], rows=[(1,), (None,)]) == 2


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_takes_no_file_is_refused(tmp_path, ending):
    with pytest.raises(FolderNotWritable):
        write_grid(tmp_path / "missing" / f"a{ending}", headings=["a"], rows=[])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_that_fails_on_the_way_leaves_the_old_file(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_text("old")

    with pytest.raises(LookupError):
        write_grid(path, headings=["a"], rows=torn(LookupError()))

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_said_so_and_nothing_is_left_there(tmp_path, ending):
    with pytest.raises(DiskFull):
        write_grid(
            tmp_path / f"a{ending}", headings=["a"], rows=torn(OSError(errno.ENOSPC, "full"))
        )

    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_while_the_workbook_is_packed_leaves_nothing(tmp_path, monkeypatch):
    def full(*_words):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("zipfile.ZipFile.write", full)

    with pytest.raises(DiskFull):
        write_grid(tmp_path / "a.xlsx", headings=["a"], rows=[["b"]])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_another_program_shows_is_said_so_at_once(tmp_path, monkeypatch, ending):
    path = tmp_path / f"a{ending}"
    path.write_text("shown")
    opened = type(path).open

    def held(self, mode="r", *words, **more):
        if self == path and mode == "rb+":  # what Windows says of a file that Excel shows
            raise PermissionError(errno.EACCES, "held")
        return opened(self, mode, *words, **more)

    monkeypatch.setattr(type(path), "open", held)
    monkeypatch.setattr("time.sleep", lambda _seconds: pytest.fail("it waited"))

    with pytest.raises(FileHeld):
        write_grid(path, headings=["a"], rows=[])

    assert path.read_text() == "shown"
