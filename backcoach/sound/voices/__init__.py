"""The engines that speak, each started as a process of its own with the text on its standard input."""
