"""A question and ranked passages to an answer in the documents' own words."""
