"""Facts that hold across languages, with their sources: concepts, places, organizations, calendars, units, contested referents."""
