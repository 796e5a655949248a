"""An import-linter contract: what one domain may see of another."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

SHOWN = "service"  # to the domains above
FACTS = "events"  # to anybody's reactions
REACT = "reactions"


class Neighbours(Contract):
    """A domain shows others its service, and its events to their reactions; nothing else.

    Domains are the packages below the root that `not_domains` does not name, so a new one needs no line here. Which
    of two domains may call the other is the layers' business.
    """

    type_name = "neighbours"
    not_domains = fields.ListField(subfield=fields.ModuleField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001  (import-linter's own)
        apart = {str(module) for module in self.not_domains}  # type: ignore[attr-defined]
        [root] = self.session_options["root_packages"]
        domains = graph.find_children(root) - apart
        wrong = [
            (importer, imported)
            for domain in sorted(domains)
            for imported in sorted({domain, *graph.find_descendants(domain)})
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if _domain(importer) in domains - {domain} and not _is_shown(importer, imported)
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: Any) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"- {importer} -> {imported}", bold=False)


def _domain(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _is_shown(importer: str, imported: str) -> bool:
    part = [*imported.split("."), ""][2]
    return part == SHOWN or (part == FACTS and importer.split(".")[2] == REACT)
