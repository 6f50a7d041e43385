"""``rightslint completion``: completion for the shell of the user."""

from __future__ import annotations

import click


@click.command("completion", epilog='\b\nExample:\n  eval "$(rightslint completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL; have your shell evaluate it."""
    from click.shell_completion import get_completion_class

    from compliance.cli.main import cli

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(cli, {}, "rightslint", "_RIGHTSLINT_COMPLETE").source())
