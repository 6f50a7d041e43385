"""From a finished scan to something a person can read: one view model, one renderer per format."""
