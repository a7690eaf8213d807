"""Hostile files: what the product makes of each, alone and beside a good report."""
