"""Listening: which recordings of a reference library sound in a file, found by fingerprints of our own or by Chromaprint."""
