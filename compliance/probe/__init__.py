"""What files say about themselves: tags, chunks and marks of provenance. Nothing here decodes audio."""
