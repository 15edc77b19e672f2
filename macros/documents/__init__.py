"""Page HTML to finished documents, and filling them by marks."""
