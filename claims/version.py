"""The version of the engine, recorded in every result."""

ENGINE_VERSION = "0.1.0"
