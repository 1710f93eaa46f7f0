"""Where a live store may lie."""

from pathlib import Path, PureWindowsPath

import pytest

from app.services.vault.errors import FolderNotWritable
from app.services.vault.folders import UnsafeKind, check_folder, make_folder, unsafe_kind


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/li/OneDrive/clinic", UnsafeKind.SYNCHRONISED),
        ("/home/li/OneDrive - 丽人诊所/clinic", UnsafeKind.SYNCHRONISED),
        ("/home/li/Dropbox (Personal)", UnsafeKind.SYNCHRONISED),
        ("/home/li/iCloudDrive/clinic", UnsafeKind.SYNCHRONISED),
        ("//server/share/clinic", UnsafeKind.NETWORK),
        ("/media/li/STICK/clinic", UnsafeKind.REMOVABLE),
        ("/run/media/li/STICK", UnsafeKind.REMOVABLE),
        ("/home/li/OneDriveway/clinic", None),
        ("/home/li/clinic", None),
        ("/mediaplayer/clinic", None),
    ],
)
def test_a_place_is_known_by_its_path(folder, kind):
    assert unsafe_kind(Path(folder)) is kind


def test_a_windows_share_is_a_network():
    assert unsafe_kind(PureWindowsPath(r"\\server\share\clinic")) is UnsafeKind.NETWORK  # type: ignore[arg-type]


def test_a_mounted_share_is_a_network(monkeypatch, tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n//nas/x /srv/nas cifs rw 0 0\n")
    monkeypatch.setattr("app.services.vault.folders._MOUNTS", mounts)

    assert unsafe_kind(Path("/srv/nas/clinic")) is UnsafeKind.NETWORK
    assert unsafe_kind(Path("/srv/nasty/clinic")) is None


def test_a_system_that_lists_no_mounts_is_taken_at_its_word(monkeypatch, tmp_path):
    monkeypatch.setattr("app.services.vault.folders._MOUNTS", tmp_path / "gone")

    assert unsafe_kind(tmp_path) is None


def test_a_folder_is_made_where_there_is_none(tmp_path):
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


def test_no_folder_is_made_below_a_file(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(FolderNotWritable):
        make_folder(tmp_path / "file" / "clinic")


def test_an_ordinary_folder_passes_and_stays_empty(tmp_path):
    check_folder(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_cannot_be_written(tmp_path):
    with pytest.raises(FolderNotWritable):
        check_folder(tmp_path / "gone")


def test_a_folder_of_someone_else_cannot_be_written(open_folder, someone_else):
    with someone_else(), pytest.raises(FolderNotWritable):
        check_folder(open_folder)
