"""Listening: which recordings sound in a file, found by fingerprints of our own or by Chromaprint."""
