"""Ask the Report: answers about council reports in the reports' own words, with checkable citations."""
