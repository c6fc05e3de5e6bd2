import os
import socket

import pytest

from dashboard import __main__ as command
from dashboard.snapshot import DATA_VARIABLE


def test_a_port_in_use_is_refused_in_words(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert command.main(["--port", str(taken.getsockname()[1])]) == 1
    assert "--port" in capsys.readouterr().err


def test_defaults_are_those_of_the_documentation():
    options = command._parser().parse_args([])
    assert (options.data, options.host, options.port) == ("data", "127.0.0.1", 8501)


def test_the_folder_of_data_is_taken_from_where_the_command_runs(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "_serve", lambda host, port: 0)
    monkeypatch.setenv(DATA_VARIABLE, "")
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert command.main(["--data", "here", "--port", str(port)]) == 0
    assert os.environ[DATA_VARIABLE] == str(tmp_path / "here")


def test_unknown_options_are_refused():
    with pytest.raises(SystemExit) as stopped:
        command.main(["--colour", "red"])
    assert stopped.value.code == 2
