"""Recipe that fits the weights of the place resolver."""
