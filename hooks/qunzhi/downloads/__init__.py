"""Files for download: what they are, whether they are safe to hand out, and what readers should know of them."""
