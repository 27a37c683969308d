"""Recipe that compiles the gazetteer and the outlines which ship with the product."""
