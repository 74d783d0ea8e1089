"""`python -m verifier` is `crosscheck`."""

from verifier.cli import main

if __name__ == "__main__":
    main(prog_name="crosscheck")
