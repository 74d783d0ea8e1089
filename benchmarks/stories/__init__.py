"""Fourteen stories by other hands, with planted discrepancies and traps, and how much of them is found."""
