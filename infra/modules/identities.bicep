// Three identities, so that what only reads cannot write and what writes to a tenant is named in that tenant's sign-in log.
import { identity } from 'identity-type.bicep'

@description('Names the deployment.')
param environmentName string

@description('Region.')
param location string

@description('Tags.')
param tags object

resource host 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-hybridtrust-host-${environmentName}'
  location: location
  tags: tags
}

resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-hybridtrust-reader-${environmentName}'
  location: location
  tags: tags
}

resource writer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-hybridtrust-writer-${environmentName}'
  location: location
  tags: tags
}

@description('Runs the app: its storage, records, telemetry and job signatures. No permission in any tenant.')
output host identity = {
  id: host.id
  clientId: host.properties.clientId
  principalId: host.properties.principalId
}

@description('Reads tenants and the vault.')
output reader identity = {
  id: reader.id
  clientId: reader.properties.clientId
  principalId: reader.properties.principalId
}

@description('Writes to tenants and keeps public certificates in the vault.')
output writer identity = {
  id: writer.id
  clientId: writer.properties.clientId
  principalId: writer.properties.principalId
}
