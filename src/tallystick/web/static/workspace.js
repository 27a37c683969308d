// Keys and small comforts; every page reads without it.
