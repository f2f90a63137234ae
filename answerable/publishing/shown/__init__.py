"""From what a frozen page says to what its template is given: links from where it stands, tables, tags, charts."""
