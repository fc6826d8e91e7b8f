# shellcheck shell=bash
# Sourced by the other scripts: calls to Microsoft Graph with the signed-in account of the Azure CLI, in the cloud that it is signed in to.

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "This script needs '$tool' on the PATH." >&2; exit 64; }
  done
}

usage() {
  echo "usage: $1" >&2
  exit 64
}

graph_root() {
  local root
  root=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
  echo "${root%/}/v1.0"
}

# graph METHOD PATH [BODY]: the answer as JSON. A body is sent from a file, so that nothing depends on quoting.
graph() {
  local method=$1 path=$2 body=${3:-} file status=0
  if [ -z "$body" ]; then
    az rest --method "$method" --url "$(graph_root)$path" --output json
    return
  fi
  file=$(mktemp)
  printf '%s' "$body" >"$file"
  az rest --method "$method" --url "$(graph_root)$path" --output json \
    --headers 'Content-Type=application/json' 'Prefer=create-if-missing' --body "@$file" || status=$?
  rm -f "$file"
  return "$status"
}

# service_principal APP_ID: the object id of an application's service principal in this tenant.
service_principal() {
  graph GET "/servicePrincipals(appId='$1')?\$select=id" | jq -er .id
}

# grant_app_role PRINCIPAL RESOURCE_APP_ID ROLE_VALUE: gives an application role, once.
grant_app_role() {
  local principal=$1 resource_app=$2 value=$3 resource id role
  resource=$(graph GET "/servicePrincipals(appId='$resource_app')?\$select=id,displayName,appRoles")
  id=$(jq -er .id <<<"$resource")
  role=$(jq -er --arg value "$value" '.appRoles[] | select(.value == $value and .isEnabled) | .id' <<<"$resource") || {
    echo "$(jq -r .displayName <<<"$resource") has no application role '$value'." >&2
    return 1
  }
  # What is assigned to one principal fits a page of 999; the roles of a resource may not.
  if graph GET "/servicePrincipals/$principal/appRoleAssignments?\$top=999" |
    jq -e --arg resource "$id" --arg role "$role" 'any(.value[]; .resourceId == $resource and .appRoleId == $role)' >/dev/null; then
    echo "  $value: there already"
    return
  fi
  graph POST "/servicePrincipals/$principal/appRoleAssignments" \
    "$(jq -nc --arg principal "$principal" --arg resource "$id" --arg role "$role" \
      '{principalId: $principal, resourceId: $resource, appRoleId: $role}')" >/dev/null
  echo "  $value: granted"
}
