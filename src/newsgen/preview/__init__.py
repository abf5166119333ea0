"""Preview: build, serve on the loopback address, rebuild and reload on change."""
