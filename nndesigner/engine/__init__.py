"""Computing with a design: weights, training, measuring and explaining. No Qt."""
