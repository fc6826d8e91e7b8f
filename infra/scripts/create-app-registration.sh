#!/usr/bin/env bash
# Creates, or sets right, the app registration that guards the API of one deployment. Prints its client id.
# It holds no secret: callers bring tokens for it, and the app never asks for one itself.
# Needs: Azure CLI signed in as Application Administrator of the deployment's tenant; jq.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR source=graph.sh
. ./graph.sh

[ $# -eq 1 ] || usage "$0 ENVIRONMENT     for example: $0 test"
[[ $1 =~ ^[a-z][a-z0-9-]{1,19}$ ]] || { echo "'$1' is not an environment name: 2 to 20 lower-case letters, digits and dashes." >&2; exit 64; }
need az jq
environment=$1
unique="hybridtrust-$environment"

# Ids of roles and scope are part of the product: assignments survive a second run of this script.
# Only people approve. Only programs are runners.
roles=$(jq -nc '
  def role(id; value; who; text):
    {id: id, value: value, displayName: value, description: text, allowedMemberTypes: who, isEnabled: true};
  [ role("5f0f6a0e-6b0c-4c39-9a70-1f3f6f6b1a01"; "Requester"; ["User", "Application"]; "May deliver tickets, and read."),
    role("5f0f6a0e-6b0c-4c39-9a70-1f3f6f6b1a02"; "Approver"; ["User"]; "May decide on plans of others, and read."),
    role("5f0f6a0e-6b0c-4c39-9a70-1f3f6f6b1a03"; "Reader"; ["User", "Application"]; "May read runs, plans, evidence and reports."),
    role("5f0f6a0e-6b0c-4c39-9a70-1f3f6f6b1a04"; "Runner"; ["Application"]; "May fetch the jobs that bear its name and answer them.") ]')
scope=5f0f6a0e-6b0c-4c39-9a70-1f3f6f6b1a10
azure_cli=04b07795-8ddb-461a-bbee-02f9e1bf7b46

echo "Application $unique"
# The unique name is the identity here; a display name is not, because anyone may take it.
graph PATCH "/applications(uniqueName='$unique')" "$(jq -nc --arg name "HybridTrust ($environment)" --argjson roles "$roles" '
  {displayName: $name, signInAudience: "AzureADMyOrg", appRoles: $roles}')" >/dev/null
application=$(graph GET "/applications(uniqueName='$unique')?\$select=id,appId")
id=$(jq -er .id <<<"$application")
client=$(jq -er .appId <<<"$application")

# Version 2 tokens, because App Service authentication checks the version 2 issuer.
graph PATCH "/applications/$id" "$(jq -nc --arg client "$client" --arg scope "$scope" '
  {identifierUris: ["api://\($client)"],
   api: {requestedAccessTokenVersion: 2, oauth2PermissionScopes: [
     {id: $scope, value: "access", type: "User", isEnabled: true,
      adminConsentDisplayName: "Use HybridTrust", adminConsentDescription: "Lets a program call HybridTrust for the signed-in person, with that person'"'"'s roles.",
      userConsentDisplayName: "Use HybridTrust", userConsentDescription: "Lets a program call HybridTrust for you, with your roles."}]}}')" >/dev/null
# A second call, because an application may be allowed only what exists already. The Azure CLI is how people get their token.
graph PATCH "/applications/$id" "$(jq -nc --arg scope "$scope" --arg cli "$azure_cli" '
  {api: {preAuthorizedApplications: [{appId: $cli, delegatedPermissionIds: [$scope]}]}}')" >/dev/null

# Entra itself refuses a token to anyone without a role.
graph PATCH "/servicePrincipals(appId='$client')" '{"appRoleAssignmentRequired":true}' >/dev/null

if [ -n "${AZURE_ENV_NAME:-}" ] && command -v azd >/dev/null; then
  azd env set HYBRIDTRUST_API_CLIENT_ID "$client"
fi
echo "Client id (parameter apiClientId): $client"
