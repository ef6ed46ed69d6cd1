#!/usr/bin/env bash
# Runs factcheck for the GitHub action. Inputs come as FACTCHECK_* variables, empty if they are not given.
set -uo pipefail

sarif=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/factcheck.sarif
rm -f -- "$sarif"

options=("--claims=${FACTCHECK_CLAIMS:-claims.yaml}" --format text --format "sarif:$sarif")
[[ -n ${FACTCHECK_CHANGED_SINCE:-} ]] && options+=("--changed-since=$FACTCHECK_CHANGED_SINCE")
[[ -n ${FACTCHECK_FAIL_ON:-} ]] && options+=("--fail-on=$FACTCHECK_FAIL_ON")

articles=()
while IFS= read -r path; do
  [[ -n $path ]] && articles+=("$path")
done <<<"${FACTCHECK_PATHS:-}"

factcheck verify "${options[@]}" -- ${articles[@]+"${articles[@]}"}
code=$?

if [[ -s $sarif && -n ${GITHUB_OUTPUT:-} ]]; then
  printf 'sarif=%s\n' "$sarif" >>"$GITHUB_OUTPUT"
fi
exit "$code"
