#!/usr/bin/env bash
# For tenants other than the deployment's own: creates two multi-tenant applications, one federated to the reader identity and one to
# the writer identity, so that the app asks for tokens in a customer's tenant without any secret. Prints their client ids.
# Needs: Azure CLI signed in to the deployment's tenant as Application Administrator; jq.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR source=graph.sh
. ./graph.sh

[ $# -eq 3 ] || usage "$0 ENVIRONMENT READER_PRINCIPAL_ID WRITER_PRINCIPAL_ID"
need az jq
login=$(az cloud show --query endpoints.activeDirectory --output tsv)
tenant=$(az account show --query tenantId --output tsv)
case $(az cloud show --query name --output tsv) in
  AzureUSGovernment) audience=api://AzureADTokenExchangeUSGov ;;
  AzureChinaCloud) audience=api://AzureADTokenExchangeChina ;;
  *) audience=api://AzureADTokenExchange ;;
esac

create() {
  local unique="hybridtrust-$1-$2" principal=$3 application id client credential
  graph PATCH "/applications(uniqueName='$unique')" "$(jq -nc --arg name "HybridTrust $2 ($1)" \
    '{displayName: $name, signInAudience: "AzureADMultipleOrgs"}')" >/dev/null
  application=$(graph GET "/applications(uniqueName='$unique')?\$select=id,appId")
  id=$(jq -er .id <<<"$application")
  client=$(jq -er .appId <<<"$application")
  credential=$(jq -nc --arg issuer "${login%/}/$tenant/v2.0" --arg subject "$principal" --arg audience "$audience" \
    '{name: "managed-identity", issuer: $issuer, subject: $subject, audiences: [$audience]}')
  graph PATCH "/applications/$id/federatedIdentityCredentials(name='managed-identity')" "$credential" >/dev/null
  echo "$2: $client (parameter ${2}ApplicationId)"
}

create "$1" reader "$2"
create "$1" writer "$3"
cat <<'END'

In each customer's tenant, its administrator creates the service principals and grants the permissions:
  az ad sp create --id CLIENT_ID          once for each; prints the object id
  infra/scripts/grant-graph-permissions.sh READER_OBJECT_ID WRITER_OBJECT_ID
END
