"""PDF to pages, sections, blocks and passages."""
