"""Matrices of PDF: six numbers (a, b, c, d, e, f) that take x, y to ax + cy + e, bx + dy + f."""

from __future__ import annotations

import math

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies m, then n."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def shift(x: float, y: float) -> Matrix:
    """The matrix that only moves."""
    return (1.0, 0.0, 0.0, 1.0, x, y)


def direction(matrix: Matrix) -> tuple[int, float, float]:
    """How text under a matrix runs, y downwards.

    Returns:
        Quarter turns clockwise; points a unit moves along the line; points of a unit of height.
    """
    a, b, c, d, _, _ = matrix
    along, height = math.hypot(a, b), math.hypot(c, d)
    if abs(a) >= abs(b):
        return (0 if a >= 0 else 2), along, height
    return (1 if b > 0 else 3), along, height


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Position along and across lines that run rightwards (0), down (1), leftwards (2) or up (3) the page."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
