"""What ``--install-completion`` writes for a shell, where what the parser has for it falls short.

Each asks the program at every Tab, as the parser's own do. Beside these they know values after "="
(``--format=ma``), and that of zsh answers the first Tab of a shell and keeps apostrophes. What
stands in ``%(…)s`` is filled in by the parser.
"""

from __future__ import annotations

from contextlib import suppress

_BASH = r"""
%(complete_func)s() {
    local IFS=$'\n' word words=() at=$COMP_CWORD n
    for n in "${!COMP_WORDS[@]}"; do
        word=${COMP_WORDS[n]}
        if [[ $word != "=" ]]; then
            words+=("$word")
        elif (( n < COMP_CWORD )); then  # bash makes words of "--format=ma": --format, =, ma
            (( at-- ))
        elif (( n == COMP_CWORD )); then
            words+=("")
        fi
    done
    COMPREPLY=( $( env COMP_WORDS="${words[*]}" COMP_CWORD=$at \
                   %(autocomplete_var)s=complete_bash $1 ) )
    return 0
}

complete -o default -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""
#compdef %(prog_name)s

%(complete_func)s() {
  setopt localoptions rcquotes  # two apostrophes are one
  local asked="${words[1,$CURRENT]}"
  [[ $words[CURRENT] == --*=* ]] && compset -P 1 '*='
  eval $(env _TYPER_COMPLETE_ARGS="$asked" %(autocomplete_var)s=complete_zsh %(prog_name)s)
}

compdef %(complete_func)s %(prog_name)s
# Loaded by the first Tab of a shell, which wants an answer too.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  %(complete_func)s "$@"
fi
"""

_FISH = r"""
function %(complete_func)s
    set -l asked (commandline -cp)
    set -l option (string match -r -- '^--[^=]+=' (commandline -ct))
    env %(autocomplete_var)s=complete_fish _TYPER_COMPLETE_FISH_ACTION=$argv[1] \
        _TYPER_COMPLETE_ARGS="$asked" %(prog_name)s | string replace -r '^' -- "$option"
    return $pipestatus[1]
end

complete --command %(prog_name)s --no-files --arguments "(%(complete_func)s get-args)" \
    --condition "%(complete_func)s is-args"
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def use_own_scripts() -> None:
    """Have the parser write these scripts in place of its own.

    It has no public place for them; one that keeps its scripts elsewhere goes on with its own.
    """
    with suppress(ImportError, AttributeError):
        from typer import _completion_shared

        _completion_shared._completion_scripts.update(_SCRIPTS)
