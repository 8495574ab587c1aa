"""Places in a text: found, resolved, chosen for a claim."""
