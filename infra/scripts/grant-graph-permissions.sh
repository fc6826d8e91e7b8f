#!/usr/bin/env bash
# Grants each identity its permissions in Microsoft Graph: the least that its work needs, and why. A second run changes nothing.
# Needs: Azure CLI signed in to the tenant concerned as Privileged Role Administrator; jq.
#
# Reader identity
#   Application.Read.All       Reads service principals and applications with their keyCredentials. There is no narrower application
#                              permission that can read the keys of Microsoft's own principals.
#   Policy.Read.All            Reads the tenant's policies that cap the life of keys, so that the watch and plans tell of a cap before an
#                              upload meets it. Without it they say nothing, and everything else works.
# Writer identity
#   Application.ReadWrite.All  Replaces the keyCredentials and servicePrincipalNames of a principal. Application.ReadWrite.OwnedBy is
#                              narrower, but covers only objects that the caller owns; the principals written to (00000004-...,
#                              TeamsScheduler, CloudVoicemail, 00000002-...) are Microsoft's, and nobody in a tenant owns them.
#                              This permission can add a key to any application of the tenant. Treat the writer identity as an
#                              administrator: watch its sign-ins, and grant it only in tenants where runs shall write.
# With --exchange-online, for organizations whose profile says exchangeOnline "rest"
#   Exchange.ManageAsApp       Lets both identities open Exchange Online as an application. It gives no right by itself: assign the
#                              directory role Global Reader to the reader and Exchange Administrator to the writer, by hand.
#
# Not granted on purpose
#   AppRoleAssignment.ReadWrite.All  would let the writer give itself every other permission. Consent stays with a person.
#   Directory.ReadWrite.All, RoleManagement.*, Mail.*: nothing here needs them.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source-path=SCRIPTDIR source=graph.sh
. ./graph.sh

exchange_online=false
if [ "${1:-}" = --exchange-online ]; then
  exchange_online=true
  shift
fi
[ $# -eq 2 ] || usage "$0 [--exchange-online] READER_PRINCIPAL_ID WRITER_PRINCIPAL_ID     object ids; '-' leaves one out"
need az jq
reader=$1 writer=$2
[ "$reader" != "$writer" ] || { echo "Reader and writer are the same identity; the point is that they are not." >&2; exit 64; }

microsoft_graph=00000003-0000-0000-c000-000000000000
exchange=00000002-0000-0ff1-ce00-000000000000

grant() {
  local name=$1 principal=$2 permission
  shift 2
  [ "$principal" != - ] || return 0
  echo "$name $principal"
  for permission in "$@"; do
    grant_app_role "$principal" "$microsoft_graph" "$permission"
  done
  if $exchange_online; then
    grant_app_role "$principal" "$exchange" Exchange.ManageAsApp
  fi
}

grant reader "$reader" Application.Read.All Policy.Read.All
grant writer "$writer" Application.ReadWrite.All
