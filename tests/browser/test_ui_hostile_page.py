"""A page that the user visits while the UI is open: whatever it makes the browser send, nothing of the UI changes and nothing is read.

The reproduction is `mutation { setAutoMaterializePaused }`, whose effect can be seen; Dagster alone runs it for the address of a picture.
"""

import http.client
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from support.canary import Canary
from support.dagster_ui import Ui

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STATE = "{ instance { autoMaterializePaused } }"
ATTACKS = """<!doctype html><title>hostile</title><body><script>
const ui = UI, sent = [];
const change = 'mutation { setAutoMaterializePaused(paused: WANTED) }';
const address = ui + '/graphql?query=' + encodeURIComponent(change);
const asked = (name, promise) => sent.push(promise.then(text => name + ': ' + text, error => name + ': refused'));
const image = new Image();
asked('image', new Promise((done, failed) => { image.onload = () => done('loaded'); image.onerror = failed; image.src = address; }));
const script = document.createElement('script');
asked('script', new Promise((done, failed) => { script.onload = () => done('loaded'); script.onerror = failed; script.src = address; }));
document.body.append(script);
for (const [url, target] of [[address, 'get'], [ui + '/report_asset_materialization/core/articles', 'post']]) {
  const frame = document.createElement('iframe'); frame.name = target; document.body.append(frame);
  const form = document.createElement('form'); form.target = target; form.action = url; form.method = 'post'; form.enctype = 'text/plain';
  const field = document.createElement('input'); field.name = JSON.stringify({query: change}).slice(0, -1) + ', "x": "'; field.value = '"}';
  form.append(field); document.body.append(form); form.submit();
}
const framed = document.createElement('iframe'); framed.src = address; document.body.append(framed);
asked('no-cors get', fetch(address, {mode: 'no-cors'}).then(answer => answer.type));
asked('no-cors post', fetch(address, {method: 'POST', mode: 'no-cors', body: JSON.stringify({query: change})}).then(answer => answer.type));
asked('cors post', fetch(ui + '/graphql', {method: 'POST', headers: {'content-type': 'application/json'},
  body: JSON.stringify({query: change})}).then(answer => answer.text()));
asked('reading', fetch(ui + '/server_info').then(answer => answer.text()));
navigator.sendBeacon(address, new Blob([JSON.stringify({query: change})], {type: 'text/plain'}));
asked('websocket', new Promise((done, failed) => {
  const socket = new WebSocket(ui.replace('http', 'ws') + '/graphql', 'graphql-ws');
  socket.onopen = () => { socket.send(JSON.stringify({type: 'connection_init'}));
    socket.send(JSON.stringify({type: 'start', id: '1', payload: {query: change}})); done('opened'); };
  socket.onerror = failed; socket.onclose = failed; }));
Promise.all(sent).then(answers => { window.answers = answers; });
</script>"""


def attack_page(ui: Ui) -> str:
    """Return the hostile page, which wants the opposite of what holds."""
    wanted = "false" if ui.ask(STATE)["instance"]["autoMaterializePaused"] else "true"
    return ATTACKS.replace("UI,", f"'{ui.address}',").replace("WANTED", wanted)


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_a_hostile_page_changes_nothing_and_reads_nothing(ui: Ui, browser: "Browser", canary: Canary, host: str) -> None:
    canary.pages["/hostile"] = attack_page(ui)
    before = ui.ask(STATE)
    page = browser.new_page()
    page.goto(f"http://{host}:{canary.server_port}/hostile")
    page.wait_for_function("window.answers !== undefined")
    answers = page.evaluate("window.answers")
    page.wait_for_timeout(1000)  # for what no answer tells of: forms, frames, the beacon
    page.close()
    assert ui.ask(STATE) == before
    assert {answer for answer in answers if not answer.endswith((": refused", ": opaque"))} == set(), "nothing is loaded, read or opened"
    assert len(answers) == 7


def test_a_foreign_name_for_this_machine_shows_no_page(ui: Ui, browser: "Browser") -> None:
    page = browser.new_page()
    answer = page.goto(f"http://evil.example:{ui.port}/")
    assert answer is not None
    assert answer.status == 421
    page.close()


def test_a_picture_s_address_runs_no_mutation(ui: Ui) -> None:
    before = ui.ask(STATE)
    wanted = str(not before["instance"]["autoMaterializePaused"]).lower()
    change = f"mutation {{ setAutoMaterializePaused(paused: {wanted}) }}"
    for method, headers in (("GET", {}), ("GET", {"Accept": "image/*", "Origin": "http://evil.example"}), ("HEAD", {}), ("POST", {})):
        connection = http.client.HTTPConnection("127.0.0.1", ui.port, timeout=30)
        connection.request(method, f"/graphql?query={quote(change)}", headers=headers)
        assert connection.getresponse().status in {403, 405, 415}
        connection.close()
    assert ui.ask(STATE) == before


def test_the_ui_s_own_page_makes_the_same_change(ui: Ui, browser: "Browser") -> None:
    before = ui.ask(STATE)["instance"]["autoMaterializePaused"]
    page = browser.new_page()
    page.goto(f"{ui.address}/runs")
    script = """async wanted => (await fetch('/graphql', {method: 'POST', headers: {'content-type': 'application/json'},
        body: JSON.stringify({query: `mutation { setAutoMaterializePaused(paused: ${wanted}) }`})})).status"""
    for wanted in (not before, before):
        assert page.evaluate(script, wanted) == 200
        assert ui.ask(STATE)["instance"]["autoMaterializePaused"] is wanted
    page.close()
