#!/usr/bin/env bash
# Installs factcheck for the GitHub action: the action's own copy, or FACTCHECK_VERSION of its repository.
# It does not come from PyPI, where the name `factcheck` belongs to another project.
set -euo pipefail

package=$GITHUB_ACTION_PATH
if [[ -n ${FACTCHECK_VERSION:-} ]]; then
  package="factcheck @ git+${GITHUB_SERVER_URL:-https://github.com}/$FACTCHECK_REPOSITORY@$FACTCHECK_VERSION"
fi

# -I keeps Python from importing what the checked repository calls `pip`.
python -I -m pip install --quiet --disable-pip-version-check "$package"
