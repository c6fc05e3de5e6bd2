"""Serve the dashboard: `python -m dashboard [--data DIR] [--host H] [--port P]`."""

import argparse
import os
import socket
import sys
from pathlib import Path

from dashboard.snapshot import DATA_VARIABLE

APP = Path(__file__).with_name("app.py")


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; returns 1 where the address cannot be used."""
    options = _parser().parse_args(arguments)
    if reason := _refusal(options.host, options.port):
        print(
            f"无法在 {options.host}:{options.port} 上提供服务：{reason}。可用 --port 换一个端口。",
            file=sys.stderr,
        )
        return 1
    os.environ[DATA_VARIABLE] = str(Path(options.data).resolve())
    # Streamlit reads .streamlit/config.toml from the working directory.
    os.chdir(APP.parent.parent)
    return _serve(options.host, options.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Serve the dashboard.")
    parser.add_argument("--data", default="data", help="folder of published snapshots (./data)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", default=8501, type=int, help="port to listen on (8501)")
    return parser


def _refusal(host: str, port: int) -> str | None:
    """Return why nothing can listen there, or None."""
    try:
        with socket.create_server((host, port)):
            return None
    except (OSError, OverflowError) as error:
        return str(error)


def _serve(host: str, port: int) -> int:
    # Imported here: `--help` and a refused port need no Streamlit.
    from streamlit.web import cli

    sys.argv = [
        *("streamlit", "run", str(APP)),
        *("--server.address", host, "--server.port", str(port)),
    ]
    return cli.main(standalone_mode=False) or 0


if __name__ == "__main__":
    sys.exit(main())
