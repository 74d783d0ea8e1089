"""The words of the product as frozen dataclasses: spans, times, quantities, names, claims, findings. Standard library only."""
