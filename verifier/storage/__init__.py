"""What the service keeps: articles with their versions, comparisons, decisions, who did what. SQLite or PostgreSQL by one URL."""
