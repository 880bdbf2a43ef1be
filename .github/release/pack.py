"""A folder -> an archive of it: the same files give the same bytes, whoever packs them, where and when."""

import gzip
import sys
import tarfile
import zipfile
from pathlib import Path

# The first moment that a ZIP archive can name.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PROGRAMS = {"charter", "charter.exe"}


def mode(file: Path) -> int:
    return 0o755 if file.name in PROGRAMS else 0o644


def as_tar(files: list[tuple[str, Path]], archive: Path) -> None:
    with archive.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for name, file in files:
                about = tarfile.TarInfo(name)
                about.size, about.mode = file.stat().st_size, mode(file)
                with file.open("rb") as content:
                    tar.addfile(about, content)


def as_zip(files: list[tuple[str, Path]], archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, file in files:
            about = zipfile.ZipInfo(name, LONG_AGO)
            about.create_system, about.external_attr = 3, (0o100000 | mode(file)) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, file.read_bytes())


def main() -> None:
    folder, archive = (Path(argument) for argument in sys.argv[1:])
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    files = [(file.relative_to(folder.parent).as_posix(), file) for file in found]
    (as_zip if archive.suffix == ".zip" else as_tar)(files, archive)


if __name__ == "__main__":
    main()
