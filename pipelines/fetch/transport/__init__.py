"""Transport: one address to one answer, politely and within limits: robots.txt, redirects, retries, refused addresses."""
