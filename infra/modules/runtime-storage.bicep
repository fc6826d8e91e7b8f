// What the Functions host and the durable engine keep for themselves: the package, leases, queues, tables, histories.
// All of it can be lost without losing a record; records are in another account.
import { storageBlobDataOwner, storageQueueDataContributor, storageTableDataContributor } from 'role-ids.bicep'

@description('Name of the account.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Redundancy.')
param sku string

@description('Object id of the identity that runs the app.')
param hostPrincipalId string

// The Functions host needs the first; the engine creates its own queues, tables and containers with all three.
var hostRoles = [
  storageBlobDataOwner
  storageQueueDataContributor
  storageTableDataContributor
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  kind: 'StorageV2'
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: 'packages'
  properties: { publicAccess: 'None' }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in hostRoles: {
    name: guid(account.id, hostPrincipalId, role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: hostPrincipalId
      principalType: 'ServicePrincipal'
      description: 'The Functions host and the durable engine keep their state here.'
    }
  }
]

@description('Name of the account.')
output name string = account.name

@description('The container that holds the deployed package.')
output packageContainerName string = packages.name
