"""Many articles at once: read, grouped into stories, compared story by story, on the cores of a machine or on a cluster."""
