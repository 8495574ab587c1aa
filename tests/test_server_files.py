"""The files for a server: what they copy, mount and start is there, and systemd can read them."""

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.commands.arguments import parser
from pipelines.settings import PROJECT

DEPLOY = PROJECT / "deploy"


def dockerfile() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile with what follows them."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [(word, rest) for line in text.splitlines() if line and not line.startswith("#") for word, _, rest in [line.partition(" ")]]


def started(command: str) -> list[str]:
    """Return the arguments of each `newsledger …` in a line of a shell, which the parser must know."""
    return [words.strip() for words in re.findall(r"\bnewsledger ((?:run|init|status|query)\b[^;&]*)", command)]


def test_the_dockerfile_copies_what_is_there_and_lets_through_what_it_copies() -> None:
    copied = [name for word, rest in dockerfile() if word == "COPY" for name in shlex.split(rest)[:-1]]
    assert copied
    assert [name for name in copied if not (PROJECT / name).exists()] == []
    let_through = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_through == set(copied)


def test_the_image_has_what_a_wheel_and_an_empty_project_are_made_of() -> None:
    copied = {name for word, rest in dockerfile() if word == "COPY" for name in shlex.split(rest)[:-1]}
    setup = (PROJECT / "setup.py").read_text(encoding="utf-8")
    (files,) = re.findall(r"^FILES = (\(.*\))$", setup, re.MULTILINE)
    needed = [name.split("/*")[0] for name in eval(files)]  # noqa: S307 — our own file
    assert [name for name in needed if name not in copied and name.partition("/")[0] not in copied] == []


def test_the_image_runs_as_nobody_special_and_starts_a_command() -> None:
    instructions = dict(dockerfile())
    assert instructions["USER"] == "newsledger"
    assert json.loads(instructions["ENTRYPOINT"]) == ["newsledger"]
    parser().parse_args(json.loads(instructions["CMD"]))
    assert set(json.loads(instructions["VOLUME"])) == {"/project", "/warehouse"}
    assert instructions["WORKDIR"] == "/project"


def copied_as_the_image(folder: Path) -> None:
    """Copy what the Dockerfile copies, without what the ignore file holds back."""
    for word, rest in dockerfile():
        if word != "COPY":
            continue
        *names, target = shlex.split(rest)
        for name in names:
            source, place = PROJECT / name, folder / target
            if source.is_dir():
                shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                place = place if len(names) == 1 and not target.endswith("/") and target != "." else place / source.name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, place)


ARTICLE = (
    "Four hurt in Lower Brask\n\nMay 3, 2026\n\nFour people were injured when a tram left the rails in Lower Brask, the police said.\n"
)


@pytest.mark.slow
def test_the_commands_of_the_image_run_one_after_another(tmp_path: Path) -> None:
    """No container engine is needed: what the image copies is installed as it says, and started as compose and the docs do."""
    build, site, project = tmp_path / "build", tmp_path / "site", tmp_path / "project"
    copied_as_the_image(build)
    installs = [rest.partition("&&")[0].split()[1:] for word, rest in dockerfile() if word == "RUN"]
    assert installs[0][-2:] == ["-r", '"$REQUIREMENTS"']
    assert dict(dockerfile())["ARG"] == "REQUIREMENTS=requirements.lock"  # those packages are in the environment of the tests
    assert installs[1][-1] == "."
    install = [sys.executable, *installs[1][:-1], "--quiet", "--target", str(site), "."]
    subprocess.run(install, cwd=build, check=True, capture_output=True, timeout=300)
    shutil.rmtree(build)
    project.mkdir()
    environment = {"PATH": os.defpath, "HOME": str(project), "NEWSLEDGER_WAREHOUSE": str(tmp_path / "warehouse"), "PYTHONPATH": str(site)}

    def newsledger(*arguments: str) -> str:
        """Start the image's program and return what it prints."""
        command = [sys.executable, str(site / "bin" / "newsledger"), *arguments]
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    newsledger("init", str(project))
    (project / "inbox" / "tram.txt").write_text(ARTICLE)
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["newsledger"]
    (run,) = started(compose["entrypoint"][-1])
    assert "inbox: 1 new" in newsledger(*run.split())
    assert "inbox" in newsledger(*json.loads(dict(dockerfile())["CMD"]))
    assert "injured" in newsledger("query", "--csv", "SELECT metric FROM incident_totals")
    assert (tmp_path / "warehouse" / "report" / "index.html").is_file()
    assert not (project / "warehouse" / "news.duckdb").exists()


@pytest.mark.slow
def test_the_image_is_built_and_started_where_there_is_an_engine(tmp_path: Path) -> None:
    engine = shutil.which("docker") or shutil.which("podman")
    if engine is None or subprocess.run([engine, "info"], check=False, capture_output=True, timeout=60).returncode:
        pytest.skip("no container engine runs here")

    def run(*arguments: str) -> str:
        """Run the engine and return what it prints."""
        return subprocess.run([str(engine), *arguments], cwd=PROJECT, check=True, capture_output=True, text=True, timeout=1800).stdout

    run("build", "-t", "newsledger-test", "-f", "deploy/Dockerfile", ".")
    volumes = ["-v", f"{tmp_path}/project:/project:z", "-v", f"{tmp_path}/warehouse:/warehouse:z"]
    for name in ("project", "warehouse"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o777)
    run("run", "--rm", *volumes, "newsledger-test", "init", "/project")
    (tmp_path / "project" / "inbox" / "tram.txt").write_text(ARTICLE)
    assert "inbox: 1 new" in run("run", "--rm", "--read-only", "--tmpfs", "/tmp", *volumes, "newsledger-test", "run")  # noqa: S108 — in the container


def test_compose_mounts_the_two_volumes_and_runs_what_there_is() -> None:
    compose: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"]["newsledger"]
    assert {mount.partition(":")[0] for mount in service["volumes"]} == set(compose["volumes"]) == {"project", "warehouse"}
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert "ports" not in service
    (run,) = started(service["entrypoint"][-1])
    parser().parse_args(run.split())
    subprocess.run(["/bin/sh", "-n", "-c", service["entrypoint"][-1]], check=True, timeout=60)


def test_the_unit_starts_a_command_and_systemd_can_read_it(tmp_path: Path) -> None:
    unit = (DEPLOY / "newsledger.service").read_text(encoding="utf-8")
    (command,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    parser().parse_args(shlex.split(command)[1:])
    (folder,) = re.findall(r"^WorkingDirectory=(.*)$", unit, re.MULTILINE)
    assert f"ReadWritePaths={folder}\n" in unit
    assert f"newsledger init {folder}\n" in (PROJECT / "docs" / "server.md").read_text(encoding="utf-8")
    systemd = shutil.which("systemd-analyze")
    if systemd is None:
        pytest.skip("systemd-analyze is not installed here")
    here = unit.replace(shlex.split(command)[0], sys.executable).replace("User=newsledger", "User=root").replace(folder, str(tmp_path))
    (tmp_path / "newsledger.service").write_text(here)
    shutil.copy(DEPLOY / "newsledger.timer", tmp_path)
    files = [str(tmp_path / name) for name in ("newsledger.service", "newsledger.timer")]
    done = subprocess.run([systemd, "verify", *files], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, "newsledger" in done.stderr) == (0, False), done.stderr


def manifests() -> dict[str, dict[str, Any]]:
    """Return the manifests for Kubernetes by kind and name."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((DEPLOY / "kubernetes").glob("*.yaml"))]
    found = [manifest for text in texts for manifest in yaml.safe_load_all(text)]
    return {f"{one['kind']} {one['metadata']['name']}": one for one in found}


@pytest.mark.slow  # the schemas take two seconds to load
def test_kubernetes_would_take_each_manifest() -> None:
    kubernetes = pytest.importorskip("kubernetes_validate")
    for manifest in manifests().values():
        kubernetes.validate(manifest, kubernetes.latest_version(), strict=True)


def test_the_manifests_fit_each_other() -> None:
    """The run and the workers ask the service of the scheduler, see one warehouse under one path, and do what the program knows."""
    found = manifests()
    (run,) = found["CronJob newsledger-run"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    (worker,) = found["Deployment newsledger-worker"]["spec"]["template"]["spec"]["containers"]
    (scheduler,) = found["Deployment newsledger-scheduler"]["spec"]["template"]["spec"]["containers"]
    port = found["Service newsledger-scheduler"]["spec"]["ports"][0]["port"]
    given = {one["name"]: one["value"] for one in run["env"]}
    assert given["NEWSLEDGER_CLUSTER"] == f"dask://newsledger-scheduler:{port}"
    assert f"tcp://newsledger-scheduler:{port}" in worker["command"]
    assert str(port) in scheduler["command"]
    assert found["Deployment newsledger-scheduler"]["spec"]["template"]["metadata"]["labels"].items() >= (
        found["Service newsledger-scheduler"]["spec"]["selector"].items()
    )
    warehouses = [{mount["mountPath"] for mount in one["volumeMounts"] if mount["name"] == "warehouse"} for one in (run, worker)]
    assert warehouses == [{given["NEWSLEDGER_WAREHOUSE"]}] * 2
    claims = {name.partition(" ")[2] for name in found if name.startswith("PersistentVolumeClaim")}
    assert {"newsledger-warehouse", "newsledger-project"} == claims
    parser().parse_args(run["command"][1:])


def lines(config: dict[str, Any], above: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    """Return the values of a configuration by the names that lead to them."""
    parts = [lines(value, (*above, key)) if isinstance(value, dict) else {(*above, key): value} for key, value in config.items()]
    return {names: value for part in parts for names, value in part.items()}


def dask_lines() -> dict[tuple[str, ...], object]:
    """Return what deploy/dask.yaml sets."""
    return lines(yaml.safe_load((DEPLOY / "dask.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("part", ["scheduler", "worker"])
def test_kubernetes_is_given_the_configuration_of_dask(part: str) -> None:
    (container,) = manifests()[f"Deployment newsledger-{part}"]["spec"]["template"]["spec"]["containers"]
    given = {one["name"]: yaml.safe_load(one["value"]) for one in container["env"] if one["name"].startswith("DASK_")}
    assert given == {f"DASK_{'__'.join(names).upper().replace('-', '_')}": value for names, value in dask_lines().items()}


def test_dask_knows_each_line_of_its_configuration() -> None:
    distributed = importlib.util.find_spec("distributed")
    if distributed is None or distributed.origin is None:
        pytest.skip("the extra cluster is not installed")
    known = lines(yaml.safe_load(Path(distributed.origin).with_name("distributed.yaml").read_text(encoding="utf-8")))
    assert dask_lines().keys() - known.keys() == set()
