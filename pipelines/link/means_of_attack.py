"""The means of an attack: words that distinguish an artillery strike from a drone strike. Data, and the means that a text names.

Words for an attack by whatever means (strike, blast, bombing) are left out on purpose: outlets use them of all of these.
"""

from collections.abc import Collection

MEANS: dict[str, str] = {
    "drone": "drone drones fpv quadcopter quadcopters shahed shaheds uav uavs",
    "missile": "ballistic iskander kinzhal missile missiles rocket rockets",
    "artillery": "artillery howitzer howitzers mortar mortars rocket rockets shelled shelling shells",
    "bomb": "bomb bombs",
    "mine": "landmine landmines mine mines tripwire",
    "gun": "gunfire gunman gunmen gunshot gunshots shooter shooting",
    "knife": "knife knives stabbed stabbing",
}
"""Words by means. A rocket can be either side of the line between artillery and missiles, so it stands on both."""
_OF_WORD: dict[str, set[str]] = {}
for _means, _words in MEANS.items():
    for _word in _words.split():
        _OF_WORD.setdefault(_word, set()).add(_means)


def means(words: Collection[str]) -> frozenset[str]:
    """Return the means that the words of a text name."""
    return frozenset(one for word in words for one in _OF_WORD.get(word, ()))
