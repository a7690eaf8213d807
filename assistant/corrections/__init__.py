"""Corrections that readers note on answers: kept in a file of this computer, listed, exported, deleted."""
