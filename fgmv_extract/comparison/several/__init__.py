"""Several statements side by side: when each was made, in which order, and the rows of one deliverable in all of them."""
