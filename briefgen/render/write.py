"""Write a document so that a failure leaves the old one in place.

The bytes go to a temporary file beside the target, which then takes the
target's name in one step: a reader sees the old document or the new one, never
half of one. A machine that loses power may keep the old one, so nothing waits
for the disk.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

from briefgen.errors import BAD_MACHINE, Place, UserError

_ELSEWHERE: Final = "choose another folder with --output"
_HINTS: Final = {
    errno.ENOSPC: f"make room on the disk, or {_ELSEWHERE}",
    errno.EDQUOT: f"make room in your quota, or {_ELSEWHERE}",
    errno.EACCES: f"allow writing there, or {_ELSEWHERE}",
    errno.EPERM: f"allow writing there, or {_ELSEWHERE}",
    errno.EROFS: f"the disk is read-only: {_ELSEWHERE}",
    errno.EISDIR: "a folder has the name of the document: move it away",
    errno.EEXIST: "a file has the name of a folder that is needed: move it away",
    errno.ENOTDIR: "a file has the name of a folder that is needed: move it away",
}

_OF_FOLDERS: Final = frozenset(
    (
        *(errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS),
        *(errno.EEXIST, errno.ENOTDIR, errno.ENOENT),
    )
)
"""What is refused because of where a document is to go, not of the document."""


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, and make the folders above it.

    Where `path` is a symbolic link, the file it points to is written, and the
    link stays. The mode of a new file is what the umask leaves.

    Raises `UserError` with `BAD_MACHINE` where that fails; then, and when the
    program is interrupted, the old file is as it was, and no other is left.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Unlike Path.resolve, this does not mind a link that leads to itself.
        _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        reason = error.strerror or str(error)
        is_folders = error.errno in _OF_FOLDERS
        raise UserError(
            f"cannot write {'here' if is_folders else 'this file'}: {reason}",
            place=Place(str(_above(path) if is_folders else path)),
            hint=_HINTS.get(error.errno or 0, _ELSEWHERE),
            exit_code=BAD_MACHINE,
        ) from error


def _above(path: Path) -> Path:
    """Return what is there and nearest above a document: what keeps it from its place.

    It is the same for all documents that are to go there, so that it is told once.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    return next((p for p in target.parents if os.path.exists(p)), target.parent)  # noqa: PTH110 - Path.exists raises where it may not look


def remove(path: Path) -> None:
    """Remove a document: of a symbolic link the file it points to.

    Raises `OSError` where that fails.
    """
    Path(os.path.realpath(path)).unlink()


def _replace(path: Path, data: bytes) -> None:
    # The name is short, however long the target's is, and not to be guessed.
    part = path.with_name(f".briefgen-{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
