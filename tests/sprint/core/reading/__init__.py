"""Tests of reading and responding: deals, turns, and what must hold whoever does what when."""
