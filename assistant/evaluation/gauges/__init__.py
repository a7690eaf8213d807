"""External gauges: public question sets run through the product itself, to guard against tuning to a few questions."""
