"""Run a command beside a throw-away PostgreSQL: `python -m tests.postgresql pytest ...`.

The cluster lives under VAR_DIR (or in the system's temporary folder, where its user cannot
reach that), listens on this machine only, and is gone when the command ends.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "bac"
DEBIAN = Path("/usr/lib/postgresql")  # where each version has a folder of its own


def find_programs() -> Path | None:
    """The folder of the newest server's programs, if there is a server at all."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if versions:
        return versions[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def unprivileged_user() -> str | None:
    """Who runs the server: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run_as(user: str | None, *command) -> subprocess.CompletedProcess:
    prefix = ["runuser", "-u", user, "--"] if user else []
    return subprocess.run([*prefix, *map(str, command)], capture_output=True, text=True, cwd="/")


@contextmanager
def folder_for(user: str | None) -> Iterator[Path]:
    """A new folder that the user may write to, removed at the end."""
    var = Path(os.environ.get("VAR_DIR", "var")).resolve()
    var.mkdir(parents=True, exist_ok=True)
    for parent in (var, None):
        folder = Path(tempfile.mkdtemp(prefix="postgresql-", dir=parent))
        try:
            if user:
                shutil.chown(folder, user)
            if run_as(user, "test", "-w", folder).returncode == 0:
                yield folder
                return
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    raise SystemExit(f"{user} can write neither under {var} nor in the temporary folder.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start a server; yields its DATABASE_URL."""
    user = unprivileged_user()
    with folder_for(user) as folder:
        data, port = folder / "data", free_port()
        must(run_as(user, programs / "initdb", "-D", data, "-U", OWNER, "--auth=trust", "-EUTF8"))
        # Nothing here is worth waiting for the disk.
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off"
        control = (user, programs / "pg_ctl", "-D", data, "-w")
        must(run_as(*control, "-l", folder / "log", "-o", options, "start"))
        try:
            yield f"postgres://{OWNER}@127.0.0.1:{port}/{OWNER}"
        finally:
            run_as(*control, "-m", "immediate", "stop")


def must(done: subprocess.CompletedProcess) -> None:
    if done.returncode:
        raise SystemExit(f"{done.args} failed:\n{done.stdout}{done.stderr}")


def main(command: list[str]) -> int:
    programs = find_programs()
    if not programs:
        print("PostgreSQL is not installed: its tests are skipped.")
        return 0
    with cluster(programs) as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
