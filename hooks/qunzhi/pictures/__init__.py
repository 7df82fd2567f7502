"""Published copies of pictures: small, upright, in sRGB, without metadata. Originals are never touched.

limits < recipe < shapes < decoding, colours < copies, tiles < work: what a worker process does with one original.
pool: worker processes that may die or hang. known: what became of each original. publishing: puts it all together.
"""
