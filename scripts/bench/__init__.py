"""What `baukasten messen` measures: generated content, builds in processes of their own, goals."""
