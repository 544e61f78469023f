"""Read and respond: pieces, tables, protocols of response, and turns, as pure rules over the log."""
