"""What the content as a whole covers, shares, reads like and has not looked up: the report of `pruefen --bericht`."""
