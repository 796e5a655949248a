"""A customer and the vendor trade at random through the API, and what must be true whatever they do.

`trade` carries what they ask for, `post` brings the news of it to the reactions, `fuse` lets a process die; `truth` and
`quiet` say what must hold. The rules of the machine stand in `goods`, `coming_back`, `money` and `course`.
"""
