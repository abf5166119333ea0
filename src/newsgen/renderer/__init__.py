"""Site to pages: views, the plan of pages, templates, feeds."""
