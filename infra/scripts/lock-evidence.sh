#!/usr/bin/env bash
# Locks the evidence policy. This cannot be undone: until its days are over no one, Microsoft included, can delete evidence, nor the
# storage account that holds it. Afterwards deploy with evidencePolicyLocked = true.
# Needs: Azure CLI signed in with Contributor on the resource group.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR source=graph.sh
. ./graph.sh

[ $# -eq 2 ] || usage "$0 RESOURCE_GROUP RECORDS_ACCOUNT"
need az jq
policy=$(az storage container immutability-policy show --resource-group "$1" --account-name "$2" --container-name evidence --output json)
[ "$(jq -r .state <<<"$policy")" != Locked ] || { echo "The evidence policy of $2 is locked already."; exit 0; }

echo "Evidence in $2 will be kept for $(jq -r .immutabilityPeriodSinceCreationInDays <<<"$policy") days; the days can then only be raised. There is no way back."
read -r -p "Type the name of the account to lock it: " answer
[ "$answer" = "$2" ] || { echo "Not locked."; exit 1; }
az storage container immutability-policy lock --resource-group "$1" --account-name "$2" --container-name evidence --if-match "$(jq -r .etag <<<"$policy")" >/dev/null
echo "Locked. Set evidencePolicyLocked = true in the parameters before the next deployment."
