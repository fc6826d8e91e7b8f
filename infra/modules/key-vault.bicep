// Public certificates as secrets of type application/pkix-cert, and the certificate that signs jobs, whose key never leaves the vault.
import { keyVaultCertificatesOfficer, keyVaultCryptoUser, keyVaultReader, keyVaultSecretsOfficer, keyVaultSecretsUser } from 'role-ids.bicep'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the identity that signs jobs.')
param hostPrincipalId string

@description('Object id of the identity that reads.')
param readerPrincipalId string

@description('Object id of the identity that writes.')
param writerPrincipalId string

@description('Resource id of the workspace that records who used the vault.')
param workspaceId string

var assignments = [
  {
    principalId: hostPrincipalId
    role: keyVaultCertificatesOfficer
    why: 'The host creates the job signer on its first start, and renews it.'
  }
  {
    principalId: hostPrincipalId
    role: keyVaultCryptoUser
    why: 'The host signs jobs.'
  }
  {
    principalId: readerPrincipalId
    role: keyVaultReader
    why: 'The watch lists certificates and their dates.'
  }
  {
    principalId: readerPrincipalId
    role: keyVaultSecretsUser
    why: 'Runs read the public certificate that an earlier stage kept.'
  }
  {
    principalId: writerPrincipalId
    role: keyVaultSecretsOfficer
    why: 'Runs keep the exported public certificate, and undo takes it out of use.'
  }
]

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
  }
}

resource roles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for assignment in assignments: {
    name: guid(vault.id, assignment.principalId, assignment.role)
    scope: vault
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', assignment.role)
      principalId: assignment.principalId
      principalType: 'ServicePrincipal'
      description: assignment.why
    }
  }
]

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

@description('Name of the vault.')
output name string = vault.name
