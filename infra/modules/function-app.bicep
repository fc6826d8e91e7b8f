// The app on Flex Consumption. Its settings name places and identities; none of them is a secret.
import { identity } from 'identity-type.bicep'
import { runner } from 'runner-type.bicep'

@description('Name of the function app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('The cloud of all tenants served.')
param cloud string

@description('Runs the app.')
param host identity

@description('Reads tenants and the vault.')
param reader identity

@description('Writes to tenants and the vault.')
param writer identity

@description('Multi-tenant application federated to the reader identity, or empty.')
param readerApplicationId string

@description('Multi-tenant application federated to the writer identity, or empty.')
param writerApplicationId string

@description('Which identity is which runner.')
param runners runner[]

@description('Folder of the published app with organizations and runners, or empty.')
param enrolmentFolder string

@description('Settings of ticket systems and the vault secret that each refers to, such as { Jira__Secret: \'ticket-jira\' }; no value itself.')
param ticketReferences object

@description('Version of the certificate that signs jobs; empty for the newest.')
param jobSignerVersion string

@description('Storage account of the host and the engine.')
param runtimeStorageName string

@description('Container of the deployed package.')
param packageContainerName string

@description('Storage account of records and evidence.')
param recordsStorageName string

@description('Key Vault.')
param vaultName string

@description('Application Insights component.')
param applicationInsightsName string

@description('The most instances.')
param maximumInstances int

@description('Instances kept warm for HTTP.')
param alwaysReadyInstances int

@description('When the watch runs.')
param watchSchedule string

@description('When old histories are purged.')
param purgeSchedule string

@description('Days that finished histories are kept.')
param historyRetentionDays int

@description('Endpoint of the Durable Task Scheduler, or empty for the storage account.')
param schedulerEndpoint string

@description('Task hub in the Durable Task Scheduler, or empty.')
param schedulerTaskHub string

resource runtimeStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: runtimeStorageName
}

resource recordsStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: recordsStorageName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// The host's own storage and telemetry, both by identity. The connection string says where telemetry goes; keys in it are refused there.
var platformSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: host.clientId
  AzureWebJobsStorage__blobServiceUri: runtimeStorage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: runtimeStorage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: runtimeStorage.properties.primaryEndpoints.table
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${host.clientId}'
}

var productSettings = {
  HybridTrust__Cloud: cloud
  HybridTrust__TenantId: subscription().tenantId
  HybridTrust__Host__ManagedIdentity: host.clientId
  HybridTrust__Reader__ManagedIdentity: reader.clientId
  HybridTrust__Writer__ManagedIdentity: writer.clientId
  HybridTrust__RecordsUri: recordsStorage.properties.primaryEndpoints.blob
  HybridTrust__VaultUri: vault.properties.vaultUri
  HybridTrust__HistoryRetentionDays: string(historyRetentionDays)
  WatchSchedule: watchSchedule
  PurgeSchedule: purgeSchedule
}

// Left out where there is nothing to say, such as in a deployment that serves its own tenant only: an empty setting is not an absent one.
var readerApplicationSettings = empty(readerApplicationId) ? {} : { HybridTrust__Reader__Application: readerApplicationId }
var writerApplicationSettings = empty(writerApplicationId) ? {} : { HybridTrust__Writer__Application: writerApplicationId }
var runnerSettings = empty(runners)
  ? {}
  : { HybridTrust__Runners: join(map(runners, entry => '${entry.name}=${entry.objectId}'), ';') }
// Read by the platform with keyVaultReferenceIdentity: the template and the deployment's history hold names alone.
var ticketSettings = toObject(
  items(ticketReferences),
  entry => 'HybridTrust__Tickets__${entry.key}',
  entry => '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${entry.value})'
)
var jobSignerSettings = empty(jobSignerVersion) ? {} : { HybridTrust__JobSignerVersion: jobSignerVersion }
var enrolmentSettings = empty(enrolmentFolder) ? {} : { HybridTrust__EnrolmentFolder: enrolmentFolder }

// What host.json refers to once it names this backend. Settings cannot choose the backend: the scale controller reads host.json alone
// (Azure/azure-functions-durable-extension, issue 2622).
var schedulerSettings = empty(schedulerEndpoint)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};TaskHub=${schedulerTaskHub};Authentication=ManagedIdentity;ClientID=${host.clientId}'
      TASKHUB_NAME: schedulerTaskHub
    }

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${host.id}': {}
      '${reader.id}': {}
      '${writer.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: reader.id
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${runtimeStorage.properties.primaryEndpoints.blob}${packageContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: host.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: 2048
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    platformSettings,
    productSettings,
    readerApplicationSettings,
    writerApplicationSettings,
    runnerSettings,
    enrolmentSettings,
    ticketSettings,
    jobSignerSettings,
    schedulerSettings
  )
}

// Publishing with a password is a key by another name.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

@description('Name of the function app.')
output name string = app.name

@description('Where it answers.')
output url string = 'https://${app.properties.defaultHostName}'
