"""From words to values: times, quantities, names, events and attribution, each found, resolved and compared."""
