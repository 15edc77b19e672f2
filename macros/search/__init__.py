"""The search: German words made comparable, and the index that the browser searches."""
