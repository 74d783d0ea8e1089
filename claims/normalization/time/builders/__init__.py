"""From a matched shape to what it says: one small builder per shape; None where the words turn out to mean something else."""
