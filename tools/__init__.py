"""Scripts for whoever works on newsgen; none is part of the package."""
