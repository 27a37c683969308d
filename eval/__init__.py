"""Is it right: scorers over labelled sets, and the gate that holds their floors."""
