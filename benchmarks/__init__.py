"""Quality against floors, and speed: `python -m benchmarks`."""
