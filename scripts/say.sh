# Sourced by the other scripts: one message in both languages, Chinese first, on standard error.

say() {
  printf '%s\n%s\n' "$1" "$2" >&2
}
