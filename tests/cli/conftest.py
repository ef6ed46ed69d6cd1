from tests.cli.project import folder

__all__ = ["folder"]
