#!/usr/bin/env bash
# Gives a role of the API to a person, a group or a program, once.
# Needs: Azure CLI signed in as Application Administrator of the deployment's tenant; jq.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR source=graph.sh
. ./graph.sh

[ $# -eq 3 ] || usage "$0 ENVIRONMENT Requester|Approver|Reader|Runner OBJECT_ID     the object id of a user, a group or a service principal"
need az jq
client=$(graph GET "/applications(uniqueName='hybridtrust-$1')?\$select=appId" | jq -er .appId)
resource=$(graph GET "/servicePrincipals(appId='$client')?\$select=id,appRoles")
id=$(jq -er .id <<<"$resource")
role=$(jq -er --arg value "$2" '.appRoles[] | select(.value == $value) | .id' <<<"$resource") ||
  { echo "'$2' is not a role of this application. Use Requester, Approver, Reader or Runner." >&2; exit 64; }

kind=$(graph GET "/directoryObjects/$3" | jq -er '."@odata.type"')
case $kind in
  '#microsoft.graph.user') path=/users/$3 ;;
  '#microsoft.graph.group') path=/groups/$3 ;;
  '#microsoft.graph.servicePrincipal') path=/servicePrincipals/$3 ;;
  *) echo "$3 is a $kind. Roles are given to users, groups and service principals; an app registration's object id is not its service principal's." >&2; exit 64 ;;
esac

if graph GET "$path/appRoleAssignments?\$top=999" |
  jq -e --arg resource "$id" --arg role "$role" 'any(.value[]; .resourceId == $resource and .appRoleId == $role)' >/dev/null; then
  echo "$2: there already"
  exit 0
fi
graph POST "/servicePrincipals/$id/appRoleAssignedTo" \
  "$(jq -nc --arg principal "$3" --arg resource "$id" --arg role "$role" '{principalId: $principal, resourceId: $resource, appRoleId: $role}')" >/dev/null
echo "$2: granted"
