# Proposes the lines of $list that begin with $cur, in either case.
_tif1_propose() {
  local word restore=
  if [ -n "${BASH_VERSION:-}" ] && ! shopt -q nocasematch; then
    shopt -s nocasematch
    restore=1
  fi
  while IFS= read -r word; do
    if [[ -n $word && $word == "$cur"* ]]; then
      [ -n "$quote" ] || word=$(printf %q "$word")
      COMPREPLY+=("$prefix$word")
    fi
  done <<END
$list
END
  [ -z "$restore" ] || shopt -u nocasematch
}

_tif1_propose_paths() {
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$prefix$word")
  done < <(compgen "$1" -- "$cur")
  type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
}

_tif1() {
  local cur=${COMP_WORDS[COMP_CWORD]} path= year= option= prefix= quote= list= kind= word
  local count=0 i
  COMPREPLY=()
  # Of --theme=dark bash makes three words, zsh one.
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [ "$word" = = ]; then
      continue
    elif [ -n "$option" ]; then
      option=
    elif [[ $word == -*=* ]]; then
      continue
    elif [[ $word == -?* ]]; then
      _tif1_values "${path:+$path }$word"
      [ -z "$kind" ] || option=$word
    else
      list=
      _tif1_commands "$path"
      case $'\n'$list$'\n' in
        *$'\n'"$word"$'\n'*) path=${path:+$path }$word ;;
        *)
          count=$((count + 1))
          [[ $word == 20[0-9][0-9] ]] && year=$word
          ;;
      esac
    fi
  done
  [ "$cur" = = ] && cur=
  if [ -z "$option" ] && [[ $cur == --*=* ]]; then
    option=${cur%%=*} prefix=${cur%%=*}= cur=${cur#*=}
  fi
  case $cur in [\"\']*) quote=${cur%"${cur#?}"} cur=${cur#?} ;; esac
  cur=${cur//\\/}
  list= kind=
  if [ -n "$option" ]; then
    _tif1_values "${path:+$path }$option"
  elif [[ $cur == -* ]]; then
    _tif1_options "$path"
    kind=words
  else
    _tif1_commands "$path"
    if [ -n "$list" ]; then
      kind=words
    else
      _tif1_values "${path:+$path }$count"
    fi
  fi
  case $kind in
    files) _tif1_propose_paths -f ;;
    folders) _tif1_propose_paths -d ;;
    events) _tif1_events "$year" && _tif1_propose ;;
    words) _tif1_propose ;;
    words_with_commas)
      if [[ $cur == *,* ]]; then
        prefix=$prefix${cur%,*},
        cur=${cur##*,}
      fi
      _tif1_propose
      ;;
  esac
  return 0
}

if [ -n "${ZSH_VERSION:-}" ]; then
  autoload -U +X compinit && compinit
  autoload -U +X bashcompinit && bashcompinit
fi
complete -F _tif1 tif1
