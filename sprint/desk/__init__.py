"""What one writer owns on this machine: identity, records and drafts."""
