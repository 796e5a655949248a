"""A customer and staff treat tickets at random through the API, and what must be true whatever they do.

`hours`, `watch` and `ticket` are a second opinion, told only what happened; `truth` compares it with what is stored and
shown. `care` carries what people ask for. The steps of the machine stand in `machine`.
"""
