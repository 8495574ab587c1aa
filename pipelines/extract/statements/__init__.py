"""Statements: cues, contents, speakers and coreference."""
